import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('each lane does one thing at a time, and what waits is done in order', async () => {
  const lanes = new Lanes(['a', 'b']);
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  for (const name of ['1', '2', '3', '4']) {
    lanes.begin((lane) => {
      begun.push(`${name}${lane}`);
      return new Promise((resolve) => ends.push(resolve));
    });
  }

  expect(begun).toEqual(['1b', '2a']);
  ends[1]?.();
  await turn();
  ends[0]?.();
  await turn();
  expect(begun).toEqual(['1b', '2a', '3a', '4b']);
  for (const end of ends) end();
  await lanes.settled(1_000);
});

test('more than is bearable is said aloud', () => {
  const lanes = new Lanes(['a'], 2);
  const stuck = () => new Promise<void>(() => undefined);
  for (let n = 0; n < 3; n++) lanes.begin(stuck);

  expect(() => lanes.begin(stuck)).toThrow('More than 2 requests are waiting.');
});
