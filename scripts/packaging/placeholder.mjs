import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../bootstrap.mjs';

/**
 * By these bytes fuses are found in a binary of Electron: the sentinel, the version of the list, its length, and how
 * Electron delivers them (0 blown, 1 whole; here all whole or blown the other way round than Tandem wants them).
 */
const wire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

/**
 * Writes folders that look like Electron as it is delivered for Linux, Windows and macOS, as far as packaging looks: none of
 * them runs. Electron itself comes from github.com and is not there on every machine that tests.
 * @param {string} folder
 */
export function placeholderElectron(folder) {
  return {
    linux: forLinux(join(folder, 'linux')),
    win: forWindows(join(folder, 'win')),
    mac: forMac(join(folder, 'mac')),
  };
}

/** The version of Electron that the app is built for. */
export const electronVersion = () =>
  /** @type {string} */ (JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version);

/** @param {string} folder */
function forLinux(folder) {
  write(folder, { electron: Buffer.concat([readFileSync('/bin/true'), wire]) }, 0o755);
  write(folder, { 'chrome-sandbox': 'x', chrome_crashpad_handler: 'x' }, 0o755);
  write(folder, { ...delivered(), 'v8_context_snapshot.bin': 'x' });
  mkdirSync(join(folder, 'resources'));
  return folder;
}

/** @param {string} folder */
function forWindows(folder) {
  write(folder, {
    'electron.exe': Buffer.concat([windowsProgram(), wire]),
    'ffmpeg.dll': windowsProgram(),
    ...delivered(),
  });
  mkdirSync(join(folder, 'resources'));
  return folder;
}

/** @param {string} folder */
function forMac(folder) {
  const contents = join(folder, 'Electron.app/Contents');
  const frameworks = join(contents, 'Frameworks');
  write(contents, { 'Info.plist': plist('com.github.Electron', 'Electron'), PkgInfo: 'APPL????' });
  write(contents, {
    'Resources/electron.icns': 'x',
    'Resources/en.lproj/locale.pak': 'x',
    'Resources/fr.lproj/locale.pak': 'x',
  });
  write(contents, { 'MacOS/Electron': 'x' }, 0o755);
  const framework = join(frameworks, 'Electron Framework.framework');
  write(join(framework, 'Versions/A'), { 'Electron Framework': wire }, 0o755);
  write(join(framework, 'Versions/A/Resources'), { 'en.lproj/locale.pak': 'x', 'fr.lproj/locale.pak': 'x' });
  for (const name of ['Electron Framework', 'Resources']) symlinkSync(`Versions/A/${name}`, join(framework, name));
  for (const name of ['', ' (GPU)', ' (Renderer)', ' (Plugin)'].map((kind) => `Electron Helper${kind}`)) {
    write(join(frameworks, `${name}.app/Contents`), { 'Info.plist': plist('com.github.Electron.helper', name) });
    write(join(frameworks, `${name}.app/Contents`), { [`MacOS/${name}`]: 'x' }, 0o755);
  }
  write(folder, { LICENSE: 'x', 'LICENSES.chromium.html': 'x', version: electronVersion() });
  return folder;
}

/** What lies beside the program on Linux and Windows; `fr.pak` to see that languages Tandem does not speak are left out. */
const delivered = () => ({
  LICENSE: 'x',
  'LICENSES.chromium.html': 'x',
  'icudtl.dat': 'x',
  'resources.pak': 'x',
  'locales/en-US.pak': 'x',
  'locales/de.pak': 'x',
  'locales/fr.pak': 'x',
  version: electronVersion(),
});

/** An empty program with a version and a manifest, both of which electron-builder writes anew. */
function windowsProgram() {
  /** @type {typeof import('resedit')} */
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(import.meta.url)('resedit');
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    {
      FileDescription: 'Electron',
      ProductName: 'Electron',
      OriginalFilename: 'electron.exe',
      InternalName: 'electron.exe',
    },
  );
  version.outputToResourceEntries(resources.entries);
  const level = '<requestedExecutionLevel level="asInvoker" uiAccess="false"/>';
  const manifest = `<?xml version="1.0"?><assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0"><trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>${level}</requestedPrivileges></security></trustInfo></assembly>`;
  resources.entries.push({
    type: 24,
    id: 1,
    lang: 1033,
    codepage: 1200,
    bin: new TextEncoder().encode(manifest).buffer,
  });
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

const plist = (/** @type {string} */ id, /** @type {string} */ program) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict>${Object.entries(
    { CFBundleIdentifier: id, CFBundleExecutable: program, CFBundleName: program, CFBundlePackageType: 'APPL' },
  )
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>`;

/**
 * @param {string} folder
 * @param {Record<string, string | Buffer>} files
 * @param {number} [mode]
 */
function write(folder, files, mode = 0o644) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
  }
}
