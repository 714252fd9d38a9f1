import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, tool } from './run.mjs';

/** @typedef {import('./suite.mjs').Suite & {ran: Set<string>, notRun: Set<string>}} VitestSuite tests by file and name */

const reporter = fileURLToPath(new URL('vitest-results.mjs', import.meta.url));

/**
 * Runs Vitest projects and counts; those that failed are told at the end of the report.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<VitestSuite>}
 */
export async function runVitest(name, args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-vitest-'));
  const file = join(folder, 'results.json');
  const { code, seconds } = await run(
    [tool('vitest'), 'run', '--reporter=default', `--reporter=${reporter}`, ...args],
    {
      env: { ...env, TEST_RESULTS_FILE: file },
      echo: true,
      minutes: 20, // several times what a quiet machine takes
    },
  );
  const { passed, failed, notRun, again } = readResults(file);
  rmSync(folder, { recursive: true });
  return {
    name,
    passed: passed.length,
    failed: failed.length === 0 && code !== 0 ? 1 : failed.length,
    skipped: notRun.length,
    seconds,
    failures: failed,
    again,
    ran: new Set([...passed, ...failed.map((test) => test.name)]),
    notRun: new Set(notRun),
  };
}

/** @param {string} file @returns {import('./vitest-results.mjs').Results} */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: [], failed: [], notRun: [], again: [] }; // Vitest did not get that far; its exit code says so
  }
}
