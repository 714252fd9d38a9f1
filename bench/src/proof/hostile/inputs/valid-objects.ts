import { parse } from '@tandem/contract';
import type fc from 'fast-check';
import { rulesOf, type Schema } from './rules.ts';
import { type Known, validValue } from './valid-values.ts';

/** JSON objects that a schema takes: its description makes them, the schema itself has the last word. */
export const validObject = (schema: Schema, known: Known): fc.Arbitrary<object> =>
  (validValue(rulesOf(schema), '', known) as fc.Arbitrary<object>).filter(
    accepted('an object', (value) => parse(schema, JSON.parse(JSON.stringify(value)))),
  );

const MOST_IN_VAIN = 5_000;

/** A filter that lets through what `look` does not throw at, and gives up rather than look for ever. */
export function accepted<T>(what: string, look: (value: T) => unknown): (value: T) => boolean {
  let inVain = 0;
  return (value) => {
    try {
      look(value);
      inVain = 0;
      return true;
    } catch (cause) {
      inVain += 1;
      if (inVain > MOST_IN_VAIN) throw new Error(`Nothing was made that fits ${what}: ${(cause as Error).message}`);
      return false;
    }
  };
}
