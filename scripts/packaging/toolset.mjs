import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../bootstrap.mjs';
import { findProgram } from '../programs.mjs';

/** In place of what electron-builder fetches from github.com: the programs of Debian, and stand-ins where Debian has none. */
export const packageTools = () => ({
  CUSTOM_FPM_PATH: fileURLToPath(new URL('fpm-stand-in.mjs', import.meta.url)),
  ELECTRON_BUILDER_7ZIP_PATH: findProgram('7zz', '7za') ?? '',
});

/** @param {string} folder */
export function appImageTools(folder) {
  for (const each of ['runtimes', 'lib/x64']) mkdirSync(join(folder, each), { recursive: true });
  for (const name of ['mksquashfs', 'desktop-file-validate']) symlinkSync(findProgram(name) ?? '', join(folder, name));
  writeFileSync(join(folder, 'runtimes/runtime-x64'), Buffer.alloc(4_096, 'runtime '));
  return { APPIMAGE_TOOLS_PATH: folder };
}

/**
 * makensis of Debian, the plug-ins that electron-builder's scripts name (with their functions and nothing in them), and wine
 * played by a script. What comes out shows that the script compiles.
 * @param {string} folder
 */
export function nsisTools(folder) {
  const [nsis, libraries, source] = ['nsis/linux', 'resources/plugins/x86-unicode', 'source'].map((name) =>
    join(folder, name),
  );
  for (const each of [nsis, libraries, source]) mkdirSync(/** @type {string} */ (each), { recursive: true });
  const makensis = join(/** @type {string} */ (nsis), 'makensis');
  writeFileSync(makensis, '#!/bin/sh\nNSISDIR=/usr/share/nsis exec /usr/bin/makensis "$@"\n');
  chmodSync(makensis, 0o755);
  copyFileSync(makensis, join(folder, 'nsis/makensis'));
  for (const [name, functions] of Object.entries(namedPlugins())) {
    const file = join(/** @type {string} */ (source), `${name}.c`);
    const bodies = functions.map(
      (each) => `__declspec(dllexport) void __cdecl ${each}(HWND h,int n,WCHAR*v,void**s,void*e){}\n`,
    );
    writeFileSync(file, `#include <windows.h>\n${bodies.join('')}`);
    const library = join(/** @type {string} */ (libraries), `${name}.dll`);
    execFileSync('i686-w64-mingw32-gcc', ['-shared', '-s', '-o', library, file, '-Wl,--kill-at']);
  }
  copyFileSync(join(/** @type {string} */ (libraries), 'UAC.dll'), join(folder, 'nsis/elevate.exe'));
  const wine = join(folder, 'wine/bin');
  for (const each of [wine, join(folder, 'wine/wine-home'), join(folder, 'wine/lib')])
    mkdirSync(each, { recursive: true });
  for (const name of ['wine', 'wine64'])
    symlinkSync(fileURLToPath(new URL('wine-stand-in.mjs', import.meta.url)), join(wine, name));
  return {
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_WINE_TOOLSET_DIR: join(folder, 'wine'),
    ELECTRON_BUILDER_7ZIP_PATH: findProgram('7zz', '7za') ?? '',
    PATH: `${wine}:${process.env['PATH']}`,
  };
}

/** Whatever else stands before `::` in those scripts is a library of Windows. */
const plugins = /^(uac|stdutils|nsprocess|winshell|spiderbanner|nsis7z|inetc)$/i;

/** The plug-ins that Debian has not, with the functions that electron-builder's scripts call. */
function namedPlugins() {
  const scripts = join(root, 'node_modules/app-builder-lib/templates/nsis');
  const texts = readdirSync(scripts, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ns[hi]$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const there = new Set(readdirSync('/usr/share/nsis/Plugins/x86-unicode').map((name) => name.toLowerCase()));
  /** @type {Record<string, string[]>} */
  const found = { UAC: ['_'], nsProcess: ['_FindProcess', '_KillProcess', '_CloseProcess', '_Unload'] };
  for (const [, name, called] of texts.join('\n').matchAll(/\b([A-Za-z0-9]+)::([A-Za-z_]\w*)/g)) {
    if (!name || !called || !plugins.test(name) || there.has(`${name.toLowerCase()}.dll`)) continue;
    const known = Object.keys(found).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    found[known] = [...new Set([...(found[known] ?? []), called])];
  }
  return found;
}
