import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, getRawHeader } from '@electron/asar';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findProgram } from '../programs.mjs';
import { signManifests } from '../sign-manifest.mjs';
import { readFuses, wantedFuses } from './fuses.mjs';
import { packer } from './pack.mjs';
import { appImageTools, nsisTools, packageTools } from './toolset.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tandem-installers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pack = packer(folder);
const has = (/** @type {string[]} */ ...names) => names.every((name) => findProgram(name));
const run = (/** @type {string} */ program, /** @type {string[]} */ args, env = {}) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  });
const find = (/** @type {string} */ where, /** @type {RegExp} */ name) => {
  const file = readdirSync(where).find((each) => name.test(each));
  if (!file) throw new Error(`${where} holds ${readdirSync(where).join(', ')}.`);
  return join(where, file);
};
/** What integrity is checked against: the hash of the archive's list of files. */
const headerHash = (/** @type {string} */ archive) =>
  createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');

describe('On Linux', () => {
  test.skipIf(!has('dpkg-deb'))('the deb is for the whole computer: links, sandbox, no place for updates', async () => {
    const made = await pack({ system: 'linux', targets: ['deb'], managed: true, env: packageTools() });
    const deb = find(made, /^tandem-desktop_.*_amd64\.deb$/);
    expect(run('dpkg-deb', ['-f', deb, 'Package', 'Depends'])).toMatch(
      /Package: tandem-desktop\nDepends: .*libgtk-3-0/,
    );
    const files = run('dpkg-deb', ['-c', deb]);
    for (const file of [
      'opt/Tandem/resources/app.asar',
      'opt/Tandem/resources/install-kind.txt',
      'opt/Tandem/tandem-desktop',
    ])
      expect(files).toContain(`./${file}\n`);
    expect(files).toContain('apparmor-profile');
    expect(files).not.toContain('app-update.yml');
    const out = join(folder, 'deb');
    run('dpkg-deb', ['-x', deb, out]);
    const entry = readFileSync(join(out, 'usr/share/applications/tandem-desktop.desktop'), 'utf8');
    expect(entry).toMatch(/^MimeType=.*x-scheme-handler\/tandem;/m);
    expect(readFileSync(join(out, 'opt/Tandem/resources/install-kind.txt'), 'utf8').trim()).toBe('linux-package');
    expect(await readFuses(join(out, 'opt/Tandem/tandem-desktop'))).toEqual(wantedFuses);
    expect(readdirSync(made).filter((name) => /^(latest|beta)/.test(name))).toEqual([]);
  });

  test.skipIf(!has('rpmbuild', 'rpm'))('the rpm holds the same', async () => {
    const made = await pack({ system: 'linux', targets: ['rpm'], managed: true, env: packageTools() });
    const rpm = find(made, /^tandem-desktop-.*\.x86_64\.rpm$/);
    const files = run('rpm', ['-qpl', '--dbpath', join(folder, 'rpmdb'), rpm]);
    expect(files).toContain('/opt/Tandem/resources/app.asar');
    expect(files).not.toContain('app-update.yml');
  });

  test.skipIf(!has('mksquashfs', 'desktop-file-validate', 'unsquashfs'))(
    'the AppImage can replace itself, and its manifest is one that our key signs',
    async () => {
      const env = { ...packageTools(), ...appImageTools(join(folder, 'appimage-tools')) };
      const made = await pack({ system: 'linux', targets: ['AppImage'], env });
      const image = find(made, /^Tandem-.*-x86_64\.AppImage$/);
      expect(run('unsquashfs', ['-o', '4096', '-l', image])).toContain('squashfs-root/resources/app-update.yml');
      const { files, version } = parse(readFileSync(join(made, 'latest-linux.yml'), 'utf8'));
      expect(files[0].sha512).toBe(createHash('sha512').update(readFileSync(image)).digest('base64'));
      expect(parse(readFileSync(join(made, 'beta-linux.yml'), 'utf8')).version).toBe(version);
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      signManifests([join(made, 'latest-linux.yml')], privateKey);
      const bytes = Buffer.concat([
        Buffer.from('tandem-update-1\nlatest-linux.yml\n'),
        readFileSync(join(made, 'latest-linux.yml')),
      ]);
      const signature = Buffer.from(readFileSync(join(made, 'latest-linux.yml.sig'), 'utf8'), 'base64');
      expect(verify(null, bytes, publicKey, signature)).toBe(true);
    },
  );

  test.skipIf(!has('gpg', 'sha256sum'))(
    'the script for IT passes a release of ours and nothing that was changed',
    () => {
      const home = join(folder, 'gnupg');
      mkdirSync(home, { mode: 0o700 });
      const env = { GNUPGHOME: home };
      run(
        'gpg',
        [
          '--batch',
          '--passphrase',
          '',
          '--quick-gen-key',
          'Tandem test <test@tandem.invalid>',
          'ed25519',
          'sign',
          '1d',
        ],
        env,
      );
      const listed = run('gpg', ['--list-keys', '--with-colons'], env);
      const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listed)?.[1] ?? '';
      const release = join(folder, 'release');
      mkdirSync(release);
      writeFileSync(join(release, 'tandem.deb'), 'an installer');
      const sign = (/** @type {string} */ name) =>
        run('gpg', ['--batch', '--yes', '--armor', '--detach-sign', join(release, name)], env);
      sign('tandem.deb');
      writeFileSync(
        join(release, 'SHA256SUMS'),
        `${createHash('sha256').update('an installer').digest('hex')}  tandem.deb\n`,
      );
      sign('SHA256SUMS');
      const script = fileURLToPath(new URL('../../desktop/verify/verify-linux.sh', import.meta.url));
      const judge = (/** @type {string} */ by) => {
        try {
          return JSON.parse(run('bash', [script, release, by], env));
        } catch (cause) {
          return JSON.parse(/** @type {{stdout: string}} */ (cause).stdout);
        }
      };
      const failures = (/** @type {string} */ by) =>
        judge(by).checks.flatMap((/** @type {{check: string, result: string}} */ { check, result }) =>
          result === 'failed' ? [check] : [],
        );
      expect(failures(fingerprint)).toEqual([]);
      expect(judge(fingerprint).passed).toBe(true);
      expect(failures('A'.repeat(40))).toHaveLength(2);
      writeFileSync(join(release, 'tandem.deb'), 'another installer');
      expect(failures(fingerprint)).toEqual(['every file is what SHA256SUMS says', 'tandem.deb is signed']);
    },
  );
});

describe('On Windows', () => {
  test('the program knows the archive it may load', async () => {
    const made = await pack({ system: 'win', targets: ['dir'] });
    const app = join(made, 'win-unpacked');
    expect(await readFuses(join(app, 'Tandem.exe'))).toEqual(wantedFuses);
    /** @type {typeof import('resedit')} */
    const { NtExecutable, NtExecutableResource } = createRequire(import.meta.url)('resedit');
    const resources = NtExecutableResource.from(
      NtExecutable.from(readFileSync(join(app, 'Tandem.exe')), { ignoreCert: true }),
    );
    const entry = resources.entries.find(({ type }) => String(type).toUpperCase() === 'INTEGRITY');
    const [{ value }] = JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString());
    expect(value).toBe(headerHash(join(app, 'resources/app.asar')));
  });

  const canSign = has('makensis', 'i686-w64-mingw32-gcc', 'osslsigncode', 'openssl') && has('7zz');
  test.skipIf(!canSign)(
    'the installer for one person compiles, is signed throughout, and names its publisher',
    async () => {
      const subject = 'CN=Tandem Test, O=Tandem Test, C=DE';
      const [key, certificate, pfx] = ['key.pem', 'cert.pem', 'sign.pfx'].map((name) => join(folder, name));
      const kind = ['-addext', 'extendedKeyUsage=codeSigning', '-addext', 'keyUsage=digitalSignature'];
      const request = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/C=DE/O=Tandem Test/CN=Tandem Test',
      ];
      run('openssl', [...request, ...kind, '-keyout', key ?? '', '-out', certificate ?? '']);
      run('openssl', [
        'pkcs12',
        '-export',
        '-inkey',
        key ?? '',
        '-in',
        certificate ?? '',
        '-out',
        pfx ?? '',
        '-passout',
        'pass:x',
      ]);
      const tools = nsisTools(join(folder, 'nsis-tools'));
      const env = {
        ...tools,
        USE_SYSTEM_OSSLSIGNCODE: 'true',
        ELECTRON_BUILDER_OFFLINE: 'true',
        WIN_CSC_LINK: pfx,
        WIN_CSC_KEY_PASSWORD: 'x',
      };
      const settings = {
        forceCodeSigning: 'true',
        'win.signtoolOptions.publisherName': subject,
        'nsis.installerLanguages': 'en_US', // Debian's NSIS is older than some of the others
      };
      const made = await pack({ system: 'win', targets: ['nsis'], settings, env });
      const installer = find(made, /^Tandem-Setup-.*-x64\.exe$/);
      for (const file of [installer, join(made, 'win-unpacked/Tandem.exe'), join(made, 'win-unpacked/ffmpeg.dll')])
        expect(run('osslsigncode', ['verify', '-CAfile', certificate ?? '', file])).toContain(
          'Signature verification: ok',
        );
      expect(await readFuses(join(made, 'win-unpacked/Tandem.exe'))).toEqual(wantedFuses);
      expect(readFileSync(join(made, 'win-unpacked/resources/app-update.yml'), 'utf8')).toContain('publisherName');
      expect(parse(readFileSync(join(made, 'latest.yml'), 'utf8')).files[0].url).toMatch(/^Tandem-Setup-/);
    },
  );

  test('without a certificate nothing is built where signing is demanded', async () => {
    await expect(pack({ system: 'win', targets: ['dir'], settings: { forceCodeSigning: 'true' } })).rejects.toThrow(
      /sign/i,
    );
  });

  test('the MSI is for the whole computer and takes what a silent install says', async () => {
    const hook = join(folder, 'stop.mjs');
    const ours = new URL('../../desktop/packaging/msi-project.mjs', import.meta.url).href;
    // WiX comes from github.com: what would go into it is taken, and there it ends.
    writeFileSync(
      hook,
      `import { copyFileSync } from 'node:fs';\nimport complete from '${ours}';\nexport default async (file) => {\n  await complete(file);\n  copyFileSync(file, ${JSON.stringify(join(folder, 'project.wxs'))});\n  throw new Error('far enough');\n};\n`,
    );
    const making = pack({ system: 'win', targets: ['msi'], managed: true, settings: { msiProjectCreated: hook } });
    await expect(making).rejects.toThrow('far enough');
    const project = readFileSync(join(folder, 'project.wxs'), 'utf8');
    expect(project).toContain('UpgradeCode="8C1E0F5A-7C0B-4C57-9A53-3D0A6B1F4E21"');
    expect(project).toMatch(/Property Id="ALLUSERS" Secure="yes" Value="1"/);
    expect(project).toContain('ToastActivatorCLSID');
    expect(project).toContain('<ComponentGroupRef Id="TandemRegistry"/>');
    expect(project).not.toContain('app-update.yml');
  });
});

test('on macOS the app names its links, its archive and nothing it does not need', async () => {
  const made = await pack({ system: 'mac', targets: ['dir'], settings: { 'mac.identity': 'null' } });
  const contents = join(made, 'mac/Tandem.app/Contents');
  const list = readFileSync(join(contents, 'Info.plist'), 'utf8');
  expect(list).toContain('<string>org.tandem.desktop</string>');
  expect(list).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>tandem<\/string>/);
  expect(list).toContain(headerHash(join(contents, 'Resources/app.asar')));
  expect(readFileSync(join(contents, 'Resources/install-kind.txt'), 'utf8').trim()).toBe('mac-app');
  expect(await readFuses(join(made, 'mac/Tandem.app'))).toEqual(wantedFuses);
  expect(JSON.parse(extractFile(join(contents, 'Resources/app.asar'), 'package.json').toString()).name).toBe(
    'tandem-desktop',
  );
});
