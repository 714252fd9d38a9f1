import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { ensurePrograms } from './programs.mjs';
import { run, tool } from './run.mjs';
import { fail } from './say.mjs';
import { startStores } from './stores.mjs';
import { conclude, skipped } from './suite.mjs';

const embedded = 'end to end on SQLite';
const separate = 'end to end on MariaDB and Redis';

/**
 * The stories in real browsers against the built product: all on the embedded default, then those tagged `@stores` on a
 * private MariaDB and Redis.
 * @param {string[]} [args] for Playwright
 */
export async function endToEnd(args = []) {
  try {
    ensurePrograms('chromium');
  } catch (reason) {
    return [skipped(embedded, reason), skipped(separate, reason)];
  }
  const first = await runPlaywright(embedded, args, {});
  const stores = await startStores().catch((reason) => skipped(separate, reason));
  if (!('stop' in stores)) return [first, stores];
  try {
    const env = { TEST_DATABASE_URL: stores.databaseUrl, TEST_REDIS_URL: stores.redisUrl };
    return [first, await runPlaywright(separate, ['--grep', '@stores', '--pass-with-no-tests', ...args], env)];
  } finally {
    await stores.stop();
  }
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./suite.mjs').Suite>}
 */
async function runPlaywright(name, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-playwright-'));
  const file = join(folder, 'results.json');
  const { code, seconds } = await run(
    [tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...args],
    {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      echo: true,
      minutes: 18, // Playwright ends by itself before, and tidies up
    },
  );
  const { expected, unexpected, flaky, skipped } = readStats(file);
  rmSync(folder, { recursive: true });
  const failed = unexpected === 0 && code !== 0 ? 1 : unexpected;
  const again = flaky > 0 ? [`${flaky} of them only when told again: look at their traces`] : [];
  const note = [...again, ...desktopRuntime()].join('; ');
  return { name, passed: expected + flaky, failed, skipped, seconds, ...(note && { note }) };
}

/** Said with every result: the stand-in cannot show all that real Electron does (docs/desktop.md). */
function desktopRuntime() {
  return existsSync(join(root, 'node_modules/electron/path.txt'))
    ? []
    : ['the desktop app on the stand-in for Electron'];
}

/**
 * @param {string} file
 * @returns {{expected: number, unexpected: number, flaky: number, skipped: number}}
 */
function readStats(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).stats;
  } catch {
    return { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  conclude(await endToEnd(process.argv.slice(2)));
}
