import { readFile, writeFile } from 'node:fs/promises';

/** What `msiexec … NAME=value` may say, and under which key of a policy the app finds it: a default, which people may change. */
const told = /** @type {const} */ ({
  TANDEM_SERVER_URL: { key: 'serverUrl', type: 'string' },
  TANDEM_UPDATES: { key: 'updates.mode', type: 'string' },
  TANDEM_AUTOSTART: { key: 'autostart', type: 'integer' },
});

/** By this Windows finds the app that a notice belongs to, also when it does not run. The app names the same one. */
export const toastActivator = '{5B6E1C4E-8D0E-4E0C-9C3B-6F7E1F0F2A77}';

/**
 * Adds to the MSI what electron-builder leaves out: links (`tandem://`), the activator of notices, and the properties that
 * a silent install is given. Registry rows, never a script: scripts run as SYSTEM and fail without a word.
 * @param {string} file the WiX project
 */
export default async function completeProject(file) {
  await writeFile(file, completed(await readFile(file, 'utf8')));
}

/** @param {string} project what electron-builder wrote */
export function completed(project) {
  const withLinks = insert(project, /(?=[ \t]*<Feature Id="ProductFeature")/, components());
  const listed = insert(
    withLinks,
    /(?<=<Feature Id="ProductFeature"[^>]*>\n)/,
    '      <ComponentGroupRef Id="TandemRegistry"/>\n',
  );
  const asked = insert(listed, /(?=[ \t]*<Directory Id="TARGETDIR")/, properties());
  const activator = `<ShortcutProperty Key="System.AppUserModel.ToastActivatorCLSID" Value="${toastActivator}"/>\n`;
  return insert(
    asked,
    /(?<=<ShortcutProperty Key="System\.AppUserModel\.ID" Value="[^"]*"\/>\n)/,
    `          ${activator}`,
  );
}

/**
 * Fails rather than build an MSI without: the text around it is electron-builder's and may change with it.
 * @param {string} text
 * @param {RegExp} place
 * @param {string} more
 */
function insert(text, place, more) {
  if (!place.test(text)) throw new Error(`The project of the MSI has no place for what Tandem adds: ${place}`);
  return text.replace(place, () => more);
}

/**
 * A property keeps what an earlier install was given, unless it is given anew. It is remembered as text, apart from what the
 * app reads: a number would come back from the registry as `#1`.
 */
function properties() {
  return Object.keys(told)
    .map(
      (name) => `    <Property Id="${name}" Secure="yes"/>
    <Property Id="BEFORE_${name}" Secure="yes">
      <RegistrySearch Id="Before_${name}" Root="HKLM" Key="SOFTWARE\\Tandem\\Remembered" Name="${name}" Type="raw" Win64="yes"/>
    </Property>
    <SetProperty Id="${name}" Value="[BEFORE_${name}]" After="AppSearch">NOT ${name} AND BEFORE_${name}</SetProperty>
`,
    )
    .join('');
}

function components() {
  const defaults = Object.entries(told).map(
    ([name, { key, type }]) => `      <Component Id="Told_${name}" Guid="*">
        <Condition>${name}</Condition>
        <RegistryValue Root="HKLM" Key="SOFTWARE\\Tandem\\Install" Name="${key}" Type="${type}" Value="[${name}]" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="SOFTWARE\\Tandem\\Remembered" Name="${name}" Type="string" Value="[${name}]"/>
      </Component>
`,
  );
  return `    <ComponentGroup Id="TandemRegistry" Directory="TARGETDIR">
      <Component Id="TandemLinks" Guid="*">
        <RegistryKey Root="HKLM" Key="SOFTWARE\\Classes\\tandem">
          <RegistryValue Type="string" Value="URL:Tandem" KeyPath="yes"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
          <RegistryValue Key="shell\\open\\command" Type="string" Value="&quot;[APPLICATIONFOLDER]Tandem.exe&quot; &quot;%1&quot;"/>
        </RegistryKey>
      </Component>
${defaults.join('')}    </ComponentGroup>

`;
}
