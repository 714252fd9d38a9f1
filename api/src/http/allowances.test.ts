import { expect, test } from 'vitest';
import { createAllowance, LocalAllowance } from './allowances.ts';

const tooMany = expect.objectContaining({ code: 'too_many_requests', detail: { retryAfter: expect.any(Number) } });

test('a key that has used up its allowance is told when to come back; others are not touched', async () => {
  const allowance = createAllowance('x', { points: 2, seconds: 60 }, undefined);
  await allowance.use('a');
  await allowance.use('a');
  await expect(allowance.use('a')).rejects.toEqual(tooMany);
  await allowance.use('b');
});

test('what is given back or forgotten can be used again', async () => {
  const allowance = createAllowance('x', { points: 1, seconds: 60 }, undefined);
  await allowance.use('a');
  await allowance.giveBack('a');
  await allowance.use('a');
  await allowance.forget('a');
  await allowance.use('a');
  await expect(allowance.use('a')).rejects.toEqual(tooMany);
});

test('a limit that is off never refuses', async () => {
  const allowance = createAllowance('x', null, undefined);
  for (let time = 0; time < 1_000; time++) await allowance.use('a');
});

test('when Redis is away the process counts by itself', async () => {
  const away = { status: 'reconnecting', defineCommand() {} } as never;
  const allowance = createAllowance('x', { points: 1, seconds: 60 }, away);
  await allowance.use('a');
  await expect(allowance.use('a')).rejects.toEqual(tooMany);
});

test('the local allowance starts anew with each window', () => {
  let now = 0;
  const allowance = new LocalAllowance({ points: 2, seconds: 1 }, () => now);
  allowance.use('a');
  allowance.use('a');
  expect(() => allowance.use('a')).toThrowError(expect.objectContaining({ detail: { retryAfter: 1 } }));
  allowance.use('b');
  now = 1_000;
  allowance.use('a');
});
