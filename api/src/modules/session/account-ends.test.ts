import type { EndReason } from '@tandem/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../logging.ts';
import { AccountEnds } from './account-ends.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function givenStore({ failures }: { failures: number }) {
  const ended: [number, EndReason][] = [];
  let left = failures;
  const endAll = async (accountId: number, reason: EndReason) => {
    left -= 1;
    if (left >= 0) throw new Error('the store is away');
    ended.push([accountId, reason]);
  };
  const ends = new AccountEnds({ sessions: { endAll }, log: createLogger({ logLevel: 'silent' }) });
  return { ends, ended, tries: () => failures - left };
}
const remain = { code: 'unavailable', detail: { fieldCodes: { body: { code: 'changed_sessions_remain' } } } };

test('sessions that could not be ended are said to remain, and are ended as soon as that is possible', async () => {
  const { ends, ended } = givenStore({ failures: 3 });
  await expect(ends.endAll(21, 'disabled')).rejects.toMatchObject(remain);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(ended).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ended).toEqual([[21, 'disabled']]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).toHaveLength(1);
});

test('it is given up after an hour, and at once when the service ends', async () => {
  const lasting = givenStore({ failures: Number.MAX_SAFE_INTEGER });
  await expect(lasting.ends.endAll(21, 'revoked')).rejects.toMatchObject(remain);
  await vi.advanceTimersByTimeAsync(3_610_000);
  const tries = lasting.tries();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lasting.tries()).toBe(tries);

  const short = givenStore({ failures: 1 });
  await expect(short.ends.endAll(21, 'revoked')).rejects.toMatchObject(remain);
  short.ends.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(short.ended).toEqual([]);
});
