import { say } from './say.mjs';

/**
 * A test by name, and what it said when it failed.
 * @typedef {{name: string, told: string}} Told
 */

/**
 * What became of one suite of the gate. A check counts as one test. `again` are those that passed only when they were
 * run once more: they count as passed, and are named, since a fault may hide behind each.
 * @typedef {{name: string, passed: number, failed: number, skipped: number, seconds: number, note?: string,
 *   failures?: Told[], again?: Told[]}} Suite
 */

/** Of a failure's words the first so many characters; the whole of them stands where it happened. */
const LONGEST_TOLD = 1_200;

/**
 * A check of one program: passed when it ended with 0, else its words are printed.
 * @param {string} name
 * @param {import('./run.mjs').Outcome} outcome
 * @returns {Suite}
 */
export function checked(name, { code, output, seconds }) {
  if (code === 0) return { name, passed: 1, failed: 0, skipped: 0, seconds };
  say(`\n✗ ${name}\n${output.trim()}\n`);
  return { name, passed: 0, failed: 1, skipped: 0, seconds, failures: [{ name, told: output.trim() }] };
}

/**
 * A suite that could not run here. It is counted, and said aloud, so that nobody takes it for passed.
 * @param {string} name
 * @param {unknown} reason
 * @returns {Suite}
 */
export function skipped(name, reason) {
  const note = reason instanceof Error ? reason.message : String(reason);
  say(`\n!!! ${name} did not run: ${note}\n`);
  return { name, passed: 0, failed: 0, skipped: 1, seconds: 0, note };
}

/** The last line of a report: `N passed, N failed`, and `, N skipped` when there are any. @param {Suite[]} suites */
export function lastLine(suites) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) =>
    suites.reduce((total, suite) => total + suite[what], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`;
}

/** One row per suite, aligned, then what failed or had to be run again, and the last line below. @param {Suite[]} suites */
export function report(suites) {
  const width = Math.max(...suites.map(({ name }) => name.length));
  const number = (/** @type {number} */ value) => String(value).padStart(8);
  const rows = suites.map(
    ({ name, passed, failed, skipped, seconds, note, again = [] }) =>
      `${name.padEnd(width)}${number(passed)}${number(failed)}${number(skipped)}${`${seconds.toFixed(1)} s`.padStart(10)}` +
      (again.length > 0 ? `  ${again.length} only when run again` : '') +
      (note ? `  ${note.split('\n')[0]}` : ''),
  );
  const head = `${'suite'.padEnd(width)}${['passed', 'failed', 'skipped'].map((word) => word.padStart(8)).join('')}${'time'.padStart(10)}`;
  return ['', head, ...rows, ...suites.flatMap(tellOf), '', lastLine(suites)].join('\n');
}

/** @param {Suite} suite */
const tellOf = ({ name, failures = [], again = [] }) => [
  ...failures.map((failure) => tell(`✗ ${name}`, failure)),
  ...again.map((failure) => tell(`↻ ${name}, passed when run again`, failure)),
];

/** @param {string} head @param {Told} failure */
const tell = (head, { name, told }) => `\n${head}: ${name}\n${told.slice(0, LONGEST_TOLD).trimEnd()}`;

/** Prints the report of a script run by itself and sets its exit code. @param {Suite[]} suites */
export function conclude(suites) {
  say(report(suites));
  process.exitCode = suites.some(({ failed }) => failed > 0) ? 1 : 0;
}
