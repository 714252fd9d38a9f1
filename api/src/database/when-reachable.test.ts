import { expect, test, vi } from 'vitest';
import { whenReachable } from './when-reachable.ts';

const patience = { within: 1_000, every: 1, onFailure: () => {} };
const failing = (cause: Error, times: number) => {
  const work = vi.fn(async () => 'done');
  for (let time = 0; time < times; time++) work.mockRejectedValueOnce(cause);
  return work;
};

test.each([
  ['refuses connections', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['has no name yet', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })],
  ['takes connections and says nothing', Object.assign(new Error('Timeout'), { name: 'KnexTimeoutError' })],
  ['is shutting down', Object.assign(new Error('Server shutdown in progress'), { errno: 1053 })],
  ['breaks off', Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' })],
])('a database that %s is waited for', async (_, cause) => {
  const work = failing(cause, 3);
  expect(await whenReachable(work, patience)).toBe('done');
  expect(work).toHaveBeenCalledTimes(4);
});

test('it is not waited for longer than allowed', async () => {
  const gone = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const work = failing(gone, 10_000);
  await expect(whenReachable(work, { ...patience, within: 30 })).rejects.toBe(gone);
});

test('what waiting does not mend is told at once', async () => {
  const denied = Object.assign(new Error('Access denied'), { errno: 1045, code: 'ER_ACCESS_DENIED_ERROR' });
  const work = failing(denied, 1);
  await expect(whenReachable(work, patience)).rejects.toBe(denied);
  expect(work).toHaveBeenCalledTimes(1);
});
