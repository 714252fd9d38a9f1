import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from './run.mjs';

/**
 * @typedef {{status: string, name: string, assertionResults: {status: string, fullName: string}[]}} FileResult
 * @typedef {import('./suite.mjs').Suite & {ran: Set<string>, notRun: Set<string>}} VitestSuite tests by file and name
 */

/**
 * Runs Vitest projects and counts. A file that does not load and an error outside any test count as failed tests.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<VitestSuite>}
 */
export async function runVitest(name, args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-vitest-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, seconds } = await run([tool('vitest'), 'run', ...reporters, ...args], { env, echo: true, minutes: 8 });
  const files = readResults(file);
  rmSync(folder, { recursive: true });
  const withStatus = (/** @type {string[]} */ ...statuses) =>
    files.flatMap(({ name: path, assertionResults }) =>
      assertionResults.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => `${path} ${fullName}`),
    );
  const passed = withStatus('passed');
  const failed = withStatus('failed');
  const notRun = withStatus('skipped', 'pending', 'todo', 'disabled');
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failures = failed.length + unloaded.length;
  return {
    name,
    passed: passed.length,
    failed: failures === 0 && code !== 0 ? 1 : failures,
    skipped: notRun.length,
    seconds,
    ran: new Set([...passed, ...failed]),
    notRun: new Set(notRun),
  };
}

/** @param {string} file @returns {FileResult[]} */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return []; // Vitest did not get that far; its exit code says so
  }
}
