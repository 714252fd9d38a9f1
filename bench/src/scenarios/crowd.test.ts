import { expect, test } from 'vitest';
import { CUSTOMERS, STAFF } from '../subject/population.ts';
import { castOf } from './crowd.ts';

test('a fifth of a crowd is staff, and more of it once every customer is there', () => {
  expect(castOf(1_000)).toEqual({ customer: 800, staff: 200 });
  expect(castOf(CUSTOMERS + STAFF)).toEqual({ customer: CUSTOMERS, staff: STAFF });
  for (const count of [1, 5_000, 5_100]) expect(castOf(count).customer + castOf(count).staff).toBe(count);
});

test('a crowd larger than the population is refused', () => {
  expect(() => castOf(CUSTOMERS + STAFF + 1)).toThrow('There are only');
});
