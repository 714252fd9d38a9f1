import { expect, test } from 'vitest';
import { bucketOf, durationsOf } from './buckets.ts';

const MINUTE = 60_000;
const spreadOf = (durations: readonly number[]) => {
  const spread = new Map<number, number>();
  for (const duration of durations) spread.set(bucketOf(duration), (spread.get(bucketOf(duration)) ?? 0) + 1);
  return spread;
};

test('a duration comes back to about a tenth, from seconds to months', () => {
  for (const duration of [5_000, MINUTE, 17 * MINUTE, 3_600_000, 86_400_000, 60 * 86_400_000]) {
    const { median } = durationsOf(spreadOf([duration]));
    expect((median ?? 0) / duration).toBeGreaterThan(0.88);
    expect((median ?? 0) / duration).toBeLessThan(1.12);
  }
});

test('half are at most the median, nine of ten at most the p90', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => (index + 1) * MINUTE);
  const { count, median, p90 } = durationsOf(spreadOf(hundred));
  expect(count).toBe(100);
  expect(Math.abs((median ?? 0) / MINUTE - 50)).toBeLessThan(6);
  expect(Math.abs((p90 ?? 0) / MINUTE - 90)).toBeLessThan(10);
});

test('of nothing there is no median', () => {
  expect(durationsOf(new Map())).toEqual({ count: 0, median: null, p90: null });
});

test('what cannot be is counted all the same: before it began, or longer than anything', () => {
  expect(bucketOf(-5)).toBe(0);
  expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBe(96);
});
