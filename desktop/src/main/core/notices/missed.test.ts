import type { Activity } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { Missed } from './missed.ts';

const happened = (cursor: number, more: Partial<Activity> = {}): Activity => ({
  cursor: String(cursor),
  kind: 'message.posted',
  ticket: { id: cursor, title: 'The printer', status: 'open', priority: 'low' },
  actor: { id: 1, name: 'Ana', role: 'customer' },
  at: '2026-11-22T14:00:00.000Z',
  seq: 2,
  ...more,
});

function given(items: Activity[]) {
  const clock = new FakeClock();
  const line = { state: 'live', fails: false };
  const told: Activity[] = [];
  let more = 0;
  const connection = {
    get state() {
      return line.state;
    },
    request: () =>
      line.fails
        ? Promise.reject(new Error('offline'))
        : Promise.resolve({ items, cursor: items.at(-1)?.cursor, unread: items.length }),
  } as unknown as ConstructorParameters<typeof Missed>[0]['connection'];
  const missed = new Missed({
    connection,
    clock,
    take: (activity) => void told.push(activity),
    more: () => (more += 1),
  });
  return { clock, line, told, missed, cursors: () => told.map(({ cursor }) => cursor), more: () => more };
}

test('what was lost on its way is told once the service says so, as something old', async () => {
  const { missed, clock, cursors, told } = given([happened(4), happened(6), happened(7, { read: true }), happened(8)]);
  missed.welcome('4');
  missed.heard(happened(5));
  missed.resync();
  await clock.advance(0);
  expect(cursors()).toEqual(['6', '8']);
  expect(told.every(({ replay }) => replay)).toBe(true);
});

test('what happened before the first greeting was not missed', async () => {
  const { missed, clock, cursors } = given([happened(4), happened(5)]);
  missed.welcome('5');
  missed.resync();
  await clock.advance(0);
  expect(cursors()).toEqual([]);
});

test('it is asked again while the service does not answer, and when the line is back', async () => {
  const { missed, clock, line, cursors } = given([happened(6)]);
  missed.welcome('5');
  line.fails = true;
  missed.resync();
  await clock.advance(29_000);
  expect(cursors()).toEqual([]);
  line.fails = false;
  await clock.advance(1_000);
  expect(cursors()).toEqual(['6']);

  line.state = 'offline';
  missed.resync();
  await clock.advance(60_000);
  line.state = 'live';
  missed.welcome('6');
  await clock.advance(0);
  expect(cursors()).toEqual(['6']);
});

test('more than a page is said to be more', async () => {
  const { missed, clock, more } = given(Array.from({ length: 100 }, (_, index) => happened(10 + index)));
  missed.welcome('5');
  missed.resync();
  await clock.advance(0);
  expect(more()).toBe(1);
});
