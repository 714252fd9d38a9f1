import type { Depth } from './proof.ts';

export const suiteNames = ['faults', 'hostile', 'load', 'rolling'] as const;
export type SuiteName = (typeof suiteNames)[number];
/** Half an hour in full. Replacing replicas behind the shipped proxy is about how the product is run, and is asked for by name. */
const core: readonly SuiteName[] = ['faults', 'hostile', 'load'];

export interface Options {
  readonly suites: readonly SuiteName[];
  readonly depth: Depth;
  /** How many times as long as usual a suite may take before it is given up: on a machine that is busy with other things. */
  readonly patience: number;
}

const usage = `Usage: npm run prove -- [suite …] [--short] [--seed <number>] [--patience <times>]
Suites: ${suiteNames.join(', ')}. When none is named: all that are short, or the first three in full.`;

/** Reads the command line; throws with the usage when it does not fit. Without a seed one is drawn. */
export function readOptions(words: readonly string[]): Options {
  const rest = [...words];
  const named = new Set<SuiteName>();
  let name: Depth['name'] = 'full';
  let patience = 1;
  let seed = Math.floor(Math.random() * 1_000_000);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--short') name = 'short';
    else if (word === '--seed') {
      seed = Number(rest.shift());
      if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed needs a whole number.\n${usage}`);
    } else if (word === '--patience') {
      patience = Number(rest.shift());
      if (!(patience >= 1 && patience <= 10)) throw new Error(`--patience is a number from 1 to 10.\n${usage}`);
    } else if (isSuite(word)) named.add(word);
    else throw new Error(`${word} is not known.\n${usage}`);
  }
  const unnamed = name === 'short' ? suiteNames : core;
  return { suites: named.size > 0 ? [...named] : unnamed, depth: { name, seed }, patience };
}

const isSuite = (word: string): word is SuiteName => (suiteNames as readonly string[]).includes(word);
