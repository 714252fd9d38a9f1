/**
 * What a release needs from its environment, by system. Of a list inside the list one whole alternative is enough. Values are
 * read by electron-builder, by gpg and by sign-manifest.mjs; none is written anywhere.
 * @type {Record<'win32' | 'darwin' | 'linux' | 'assemble', (string | string[][])[]>}
 */
const needed = {
  win32: [
    'TANDEM_WINDOWS_PUBLISHER',
    [
      ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
      [
        ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
        ...['TANDEM_AZURE_ENDPOINT', 'TANDEM_AZURE_ACCOUNT', 'TANDEM_AZURE_PROFILE'],
      ],
    ],
  ],
  darwin: [
    ...['CSC_LINK', 'CSC_KEY_PASSWORD', 'CSC_INSTALLER_LINK', 'CSC_INSTALLER_KEY_PASSWORD'],
    [
      ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
      ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
    ],
  ],
  linux: ['GPG_KEY_ID', 'TANDEM_MAINTAINER', 'TANDEM_HOMEPAGE'],
  assemble: ['GPG_KEY_ID', 'TANDEM_UPDATE_ED25519_KEY'],
};

/**
 * What is missing, one line each: without any of it something would leave this machine unsigned.
 * @param {keyof typeof needed} step
 * @param {NodeJS.ProcessEnv} env
 */
export function missingSettings(step, env) {
  const isMissing = (/** @type {string} */ name) => !env[name]?.trim();
  return needed[step].flatMap((each) => {
    if (typeof each === 'string') return isMissing(each) ? [each] : [];
    if (each.some((names) => !names.some(isMissing))) return [];
    return [each.map((names) => names.join(', ')).join('; or ')];
  });
}

/**
 * What electron-builder is told beyond the configuration: who signs, and that it must fail rather than leave something
 * unsigned.
 * @param {'win32' | 'darwin' | 'linux'} system
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function signing(system, env) {
  if (system === 'linux') {
    const { TANDEM_MAINTAINER: maintainer = '', TANDEM_HOMEPAGE: homepage = '' } = env;
    return { 'linux.maintainer': maintainer, 'extraMetadata.homepage': homepage };
  }
  if (system === 'darwin') return { forceCodeSigning: 'true', 'mac.notarize': 'true' };
  const publisher = env['TANDEM_WINDOWS_PUBLISHER'] ?? '';
  if (env['WIN_CSC_LINK']) {
    return {
      forceCodeSigning: 'true',
      'win.signtoolOptions.publisherName': publisher,
    };
  }
  return {
    forceCodeSigning: 'true',
    'win.azureSignOptions.publisherName': publisher,
    'win.azureSignOptions.endpoint': env['TANDEM_AZURE_ENDPOINT'] ?? '',
    'win.azureSignOptions.codeSigningAccountName': env['TANDEM_AZURE_ACCOUNT'] ?? '',
    'win.azureSignOptions.certificateProfileName': env['TANDEM_AZURE_PROFILE'] ?? '',
  };
}
