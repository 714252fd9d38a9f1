import { errorCodes, refusalCodes } from '@tandem/contract';
import { describe, expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { reasonsIn } from './reasons.ts';

describe.each([
  ['German', de],
  ['Arabic', ar],
])('in %s', (_name, words) => {
  const reasons = reasonsIn(words.errors);

  test.each([...errorCodes, 'offline', 'timeout', 'outbox_full'] as const)('%s is not said in English', (code) => {
    expect(reasons.of({ code, message: 'Said in English.' })).not.toContain('English');
  });

  test.each(refusalCodes)('a field that is %s is not said to be so in English', (code) => {
    const why = { code, min: 3, max: 3, allowed: 'a, b', expected: 'x' } as never;
    expect(reasons.at({ why, said: 'Said in English.' })).not.toContain('English');
  });
});

test('a code of a newer service is said in its own words', () => {
  const reasons = reasonsIn(de.errors);
  expect(reasons.of({ code: 'too_cold' as never, message: 'It is too cold.' })).toBe('It is too cold.');
  expect(reasons.at({ why: { code: 'too_cold' } as never, said: 'Too cold.' })).toBe('Too cold.');
  expect(reasons.at({ said: 'Without a code.' })).toBe('Without a code.');
});

test('English keeps the sentence of the service, which is more precise than its code', () => {
  const reasons = reasonsIn(en.errors);
  expect(reasons.of({ code: 'impossible', message: 'A closed ticket cannot become resolved.' })).toBe(
    'A closed ticket cannot become resolved.',
  );
});
