import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { fail } from './say.mjs';
import { conclude, skipped } from './suite.mjs';
import { runVitest } from './vitest.mjs';

/** What is packed: the app in a folder, as it is before it goes into an installer, around a placeholder of Electron. */
export const packaging = async () =>
  process.platform === 'linux'
    ? [await runVitest('packaging', ['--project', 'packaging'])]
    : [skipped('packaging', 'its placeholder of Electron is made of a program of Linux')];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  conclude(await packaging());
}
