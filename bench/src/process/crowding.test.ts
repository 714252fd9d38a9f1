import { expect, test } from 'vitest';
import { slowedBy } from './crowding.ts';

test('however long work waits for a core, it is given no time for what the suite itself does', () => {
  expect(slowedBy({ waited: 6, others: 0, slowness: 1 })).toBe(1);
});

test('what waits because of others is given as many times as long', () => {
  expect(slowedBy({ waited: 3, others: 1, slowness: 1 })).toBe(3);
  expect(slowedBy({ waited: 3, others: 0.5, slowness: 1 })).toBe(2);
});

test('a slow machine is given time as well, a quick one no less than usual', () => {
  expect(slowedBy({ waited: 2, others: 0.5, slowness: 3 })).toBe(4.5);
  expect(slowedBy({ waited: 0.98, others: 1, slowness: 0.5 })).toBe(1);
});
