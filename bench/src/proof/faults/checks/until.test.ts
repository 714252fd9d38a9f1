import { expect, test } from 'vitest';
import { until } from './until.ts';

async function waited(patience: number): Promise<number> {
  const began = performance.now();
  expect(await until({ within: 100, every: 5, machine: { patience } }, () => 'something')).toBe('something');
  return performance.now() - began;
}

test('what is still in the way when the time is over is told, after more time on a crowded machine', async () => {
  const alone = await waited(1);
  expect(alone).toBeGreaterThan(95);
  expect(await waited(4)).toBeGreaterThan(380);
});

test('it ends as soon as nothing is in the way', async () => {
  let asked = 0;
  const machine = { patience: 1 };
  expect(
    await until({ within: 10_000, every: 1, machine }, () => (++asked < 5 ? 'something' : undefined)),
  ).toBeUndefined();
  expect(asked).toBe(5);
});
