import { expect, test } from 'vitest';
import { Latencies } from './latencies.ts';

test('percentiles are right to a thousandth, from microseconds to minutes', () => {
  const latencies = new Latencies();
  for (let value = 1; value <= 1_000; value++) latencies.record(value / 100);
  latencies.record(90_000);

  const { count, p50, p99, worst } = latencies.summary();

  expect(count).toBe(1_001);
  expect(p50).toBeCloseTo(5.01, 1);
  expect(p99).toBeCloseTo(9.91, 1);
  expect(Math.abs(worst - 90_000) / 90_000).toBeLessThan(0.001);
});

test('what took no measurable time and what took for ever are still counted', () => {
  const latencies = new Latencies();
  latencies.record(0);
  latencies.record(10 ** 9);

  expect(latencies.count).toBe(2);
  expect(latencies.summary().worst).toBeGreaterThan(119_000);
});

test('nothing recorded is nothing, not an error', () => {
  expect(new Latencies().summary()).toEqual({ count: 0, p50: 0, p99: 0, worst: 0 });
});
