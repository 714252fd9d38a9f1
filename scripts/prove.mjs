import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { ensurePrograms } from './programs.mjs';
import { run, tool } from './run.mjs';
import { fail } from './say.mjs';
import { checked, skipped } from './suite.mjs';

const report = '.cache/proof/latest.json';

/** @typedef {{proven: {suite: string, seconds: number, trials: {name: string, failures: string[]}[]}[]}} Report */

/**
 * Faults, hostile input and load against real processes, on private stores. Each thing that was tried counts as a test.
 * @param {string[]} args for the proof: suites, `--short`, `--seed`
 * @returns {Promise<import('./suite.mjs').Suite[]>}
 */
export async function prove(args) {
  try {
    ensurePrograms('mariadbd', 'redis-server');
  } catch (reason) {
    return [skipped('proof', reason)];
  }
  const compiled = await compile();
  if (compiled.code !== 0) return [checked('proof', compiled)];
  const began = Date.now();
  const ran = await run(['bench/dist/proof/main.js', ...args], { echo: true, minutes: 42 });
  const { writtenAt, proven } = readReport();
  if (writtenAt < began) return [checked('proof', { ...ran, code: ran.code || 1 })];
  return proven.map(({ suite, seconds, trials }) => {
    if (trials.length === 0) return skipped(`proof: ${suite}`, 'what it needs is not installed');
    const failures = trials
      .filter((trial) => trial.failures.length > 0)
      .map((trial) => ({ name: trial.name, told: trial.failures.join('\n') }));
    const failed = failures.length;
    return { name: `proof: ${suite}`, passed: trials.length - failed, failed, skipped: 0, seconds, failures };
  });
}

const compile = () => run([tool('typescript', 'tsc'), '-b', 'bench']);

/** @returns {Report & {writtenAt: number}} */
function readReport() {
  const file = join(root, report);
  try {
    return { ...JSON.parse(readFileSync(file, 'utf8')), writtenAt: statSync(file).mtimeMs };
  } catch {
    return { writtenAt: 0, proven: [] };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  const compiled = await compile();
  if (compiled.code !== 0) fail(`The proof does not compile:\n${compiled.output}`);
  const { code } = await run(['bench/dist/proof/main.js', ...process.argv.slice(2)], { echo: true, minutes: 90 });
  process.exitCode = code;
}
