import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
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
    ensureBrowser();
  } catch (reason) {
    return [skipped(embedded, reason), skipped(separate, reason)];
  }
  const first = await runPlaywright(embedded, args, {});
  const stores = await startStores({ flushes: false }).catch((reason) => skipped(separate, reason));
  if (!('stop' in stores)) return [first, stores];
  try {
    const env = { TEST_DATABASE_URL: stores.databaseUrl, TEST_REDIS_URL: stores.redisUrl };
    return [first, await runPlaywright(separate, ['--grep', '@stores', '--pass-with-no-tests', ...args], env)];
  } finally {
    await stores.stop();
  }
}

/** The shell where it can be had, else the whole browser. */
export function ensureBrowser() {
  try {
    ensurePrograms('chromium-headless-shell');
  } catch {
    ensurePrograms('chromium');
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
      minutes: 28, // Playwright ends by itself before, and tidies up
    },
  );
  const { stats, suites } = readResults(file);
  rmSync(folder, { recursive: true });
  const { expected, unexpected, flaky, skipped } = stats;
  const failed = unexpected === 0 && code !== 0 ? 1 : unexpected;
  const [failures, again] = [told(suites, 'unexpected'), told(suites, 'flaky')];
  return { name, passed: expected + flaky, failed, skipped, seconds, failures, again, ...desktopRuntime() };
}

/** Said with every result: the stand-in cannot show all that real Electron does (docs/desktop.md). */
function desktopRuntime() {
  return existsSync(join(root, 'node_modules/electron/path.txt'))
    ? {}
    : { note: 'the desktop app on the stand-in for Electron' };
}

/**
 * The stories that came to this, with what they said the first time.
 * @param {PlaywrightSuite[]} suites
 * @param {'unexpected' | 'flaky'} outcome
 * @returns {import('./suite.mjs').Told[]}
 */
function told(suites, outcome) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === outcome))
      .map(({ file, line, title, tests }) => ({
        name: `${file}:${line} › ${title}`,
        told: stripVTControlCharacters(tests[0]?.results[0]?.error?.message ?? ''),
      })),
    ...told(inner, outcome),
  ]);
}

/**
 * As Playwright's json reporter writes them.
 * @typedef {{specs?: PlaywrightSpec[], suites?: PlaywrightSuite[]}} PlaywrightSuite
 * @typedef {{file: string, line: number, title: string, tests: {status: string, results: {error?: {message?: string}}[]}[]}} PlaywrightSpec
 */

/**
 * @param {string} file
 * @returns {{stats: {expected: number, unexpected: number, flaky: number, skipped: number}, suites: PlaywrightSuite[]}}
 */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, suites: [] }; // its exit code says why
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  conclude(await endToEnd(process.argv.slice(2)));
}
