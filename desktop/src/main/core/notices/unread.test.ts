import type { Activity } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { Unread } from './unread.ts';

const about = (ticketId: number, cursor: number): Activity => ({
  cursor: String(cursor),
  kind: 'message.posted',
  ticket: { id: ticketId, title: 'The printer', status: 'open', priority: 'low' },
  actor: { id: 1, name: 'Ana', role: 'customer' },
  at: '2026-11-22T14:00:00.000Z',
  seq: 2,
});

function given() {
  const clock = new FakeClock();
  const answer = { items: [] as Activity[], cursor: '0', unread: 0 };
  const asked: number[] = [];
  const request = () => {
    asked.push(clock.now());
    return Promise.resolve(answer);
  };
  const unread = new Unread({ state: 'live', request } as unknown as ConstructorParameters<typeof Unread>[0], clock);
  return { clock, answer, asked, unread };
}

test('what was read here counts a moment later, however much goes on meanwhile', async () => {
  const { clock, answer, unread } = given();
  unread.welcome(5);
  await clock.advance(0);
  Object.assign(answer, { unread: 4, cursor: '2' });
  unread.moved();
  for (let cursor = 1; cursor <= 4; cursor += 1) {
    await clock.advance(400);
    unread.take(about(7, cursor));
  }
  expect(unread.count).toBe(6); // 4 as asked at the first second, and the two that came since
});

test('what was read at another device is noticed within half a minute, also on a busy day', async () => {
  const { clock, answer, asked, unread } = given();
  const read: number[] = [];
  unread.onRead((ticketId) => void read.push(ticketId));
  unread.welcome(1);
  await clock.advance(0);
  const before = asked.length;
  Object.assign(answer, { items: [{ ...about(7, 1), read: true }], cursor: '4' });
  for (let cursor = 2; cursor <= 5; cursor += 1) {
    unread.take(about(8, cursor));
    await clock.advance(10_000);
  }
  expect(asked.length).toBe(before + 1);
  expect(read).toEqual([7]);
});

test('an answer that was given before something happened takes nothing of it back', async () => {
  const { clock, answer, unread } = given();
  const read: number[] = [];
  unread.onRead((ticketId) => void read.push(ticketId));
  Object.assign(answer, { items: [{ ...about(7, 1), read: true }], cursor: '1' });
  unread.welcome(0);
  unread.take(about(7, 2));
  await clock.advance(0);
  expect(unread.count).toBe(1);
  expect(read).toEqual([]);
});
