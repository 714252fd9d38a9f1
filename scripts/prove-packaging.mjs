import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { packaging } from './packaging.mjs';
import { ensurePrograms } from './programs.mjs';
import { fail } from './say.mjs';
import { conclude, skipped } from './suite.mjs';
import { runVitest } from './vitest.mjs';

/** What each installer needs of Debian. */
const needed = /** @type {const} */ ({
  'deb and rpm': ['rpmbuild', '7zz'],
  AppImage: ['mksquashfs', 'desktop-file-validate'],
  'NSIS, signed': ['makensis', 'i686-w64-mingw32-gcc', 'osslsigncode', '7zz'],
  'what a release signs': ['gpg', 'rpmbuild', 'rpmsign', '7zz'],
  'the script for IT': ['gpg'],
});

/**
 * Installers around placeholders of Electron, signed with keys made for the moment and verified. None of them can be installed;
 * they show what goes in, what is signed, and that the scripts compile.
 */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  const missing = Object.entries(needed).flatMap(([name, programs]) => {
    try {
      ensurePrograms(...programs);
      return [];
    } catch (reason) {
      return [skipped(name, reason)];
    }
  });
  const installers =
    process.platform === 'linux'
      ? await runVitest('installers', ['--project', 'installers'])
      : skipped('installers', 'their placeholders are made of programs of Linux');
  conclude([...(await packaging()), installers, ...missing]);
}
