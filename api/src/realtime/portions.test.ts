import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { Portions } from './portions.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function audience(size: number) {
  const got: string[] = [];
  const connections = Array.from({ length: size }, (_, n) => {
    const send = (frame: string | Buffer) => void got.push(`${n}:${frame.toString().slice(0, 5)}`);
    return { send } as Connection;
  });
  return { got, connections };
}

test('a large frame for many leaves room for other work between portions, and all get it', async () => {
  const { got, connections } = audience(20);
  new Portions().send('x'.repeat(65_536), connections);

  expect(got).toHaveLength(4);
  const lengths: number[] = [];
  for (let n = 0; n < 5; n++) {
    await turn();
    lengths.push(got.length);
  }
  expect(lengths).toEqual([8, 12, 16, 20, 20]);
});

test('a second frame follows the first to everybody, in that order', async () => {
  const { got, connections } = audience(6);
  const portions = new Portions();
  portions.send(`first${'x'.repeat(100_000)}`, connections);
  portions.send(`later${'x'.repeat(100_000)}`, connections);
  for (let n = 0; n < 8; n++) await turn();

  expect(got).toEqual(['first', 'later'].flatMap((text) => connections.map((_, n) => `${n}:${text}`)));
});

test('a frame larger than a portion goes to one at a time, and a small one to few is sent at once', async () => {
  const { got, connections } = audience(3);
  const portions = new Portions();
  portions.send('x'.repeat(300_000), connections);
  expect(got).toHaveLength(1);
  for (let n = 0; n < 3; n++) await turn();
  expect(got).toHaveLength(3);

  portions.send('small', connections);
  expect(got).toHaveLength(6);
});

test('nothing is sent once it is closed', async () => {
  const { got, connections } = audience(5);
  const portions = new Portions();
  portions.send('x'.repeat(262_144), connections);
  portions.close();
  await turn();

  expect(got).toHaveLength(1);
});
