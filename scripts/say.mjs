import { AsyncLocalStorage } from 'node:async_hooks';

/** @typedef {{write: (words: string | Uint8Array) => unknown}} Ear */

/** @type {AsyncLocalStorage<Ear>} */
const ears = new AsyncLocalStorage();

/**
 * Prints one line for the person at the terminal.
 * @param {string} line
 */
export const say = (line) => void ear().write(`${line}\n`);

/**
 * Where words go that are said now: the terminal, unless this is part of work done `later`.
 * @param {Ear} [terminal]
 */
export const ear = (terminal = process.stdout) => ears.getStore() ?? terminal;

/**
 * Begins work whose words are kept, so that they do not stand between those of other work, until `speak` is called or
 * this process ends; from then on they come as they are said.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {{result: Promise<Result>, speak: () => void}}
 */
export function later(work) {
  /** @type {(string | Uint8Array)[] | null} */
  let kept = [];
  const speak = () => {
    for (const words of kept ?? []) process.stdout.write(words);
    kept = null;
    process.off('exit', speak);
  };
  process.once('exit', speak);
  const write = (/** @type {string | Uint8Array} */ words) => (kept ? kept.push(words) : process.stdout.write(words));
  const result = ears.run({ write }, work);
  result.catch(() => {}); // whoever awaits it learns of it, later
  return { result, speak };
}

/**
 * Ends a script with one clear line instead of a stack.
 * @param {unknown} reason
 * @returns {never}
 */
export function fail(reason) {
  process.stderr.write(`${reason instanceof Error ? reason.message : reason}\n`);
  process.exit(1);
}
