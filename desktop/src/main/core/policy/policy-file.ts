import type { PolicySource } from '@tandem/contract';
import { brokenReading, type Reading } from './reading.ts';

/** A JSON file with `enforced` and `defaults`, as `policy.schema.json` describes it. */
export function policyFileReading(source: PolicySource, place: string, bytes: Uint8Array): Reading {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const { $schema: _, enforced = {}, defaults = {}, ...others } = toRecord(JSON.parse(text));
    const [odd] = Object.keys(others);
    // Such as keys that stand outside of both: what they were to do is anybody's guess.
    if (odd !== undefined) throw new Error(`"${odd.slice(0, 40)}" stands outside of "enforced" and "defaults"`);
    return { source, place, enforced: toRecord(enforced), defaults: toRecord(defaults) };
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'not JSON' : cause instanceof Error ? cause.message : 'unreadable';
    return brokenReading(source, place, why);
  }
}

/** The same object, if it is one with names. */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a list of names');
  return value as Record<string, unknown>;
}
