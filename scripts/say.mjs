/**
 * Prints one line for the person at the terminal.
 * @param {string} line
 */
export const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * Ends a script with one clear line instead of a stack.
 * @param {unknown} reason
 * @returns {never}
 */
export function fail(reason) {
  process.stderr.write(`${reason instanceof Error ? reason.message : reason}\n`);
  process.exit(1);
}
