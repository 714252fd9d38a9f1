import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('the three suites of half an hour run in full unless the command line says otherwise, all of them when it is short', () => {
  const { suites, depth } = readOptions([]);
  expect(suites).toEqual(['faults', 'hostile', 'load']);
  expect(depth).toEqual({ name: 'full', seed: expect.any(Number) });
  expect(readOptions(['--short']).suites).toEqual(['faults', 'hostile', 'load', 'rolling']);
});

test('a run can be repeated by its seed, in part and short', () => {
  expect(readOptions(['faults', '--short', '--seed', '42', 'faults'])).toEqual({
    suites: ['faults'],
    depth: { name: 'short', seed: 42 },
    patience: 1,
  });
  expect(readOptions(['load', '--patience', '3']).patience).toBe(3);
});

test.each([['nonsense'], ['--seed'], ['--seed', 'x'], ['--seed', '-1'], ['--patience', '0'], ['--patience']])(
  '%s %s is answered by the usage',
  (...words) => {
    expect(() => readOptions(words)).toThrow('Usage');
  },
);
