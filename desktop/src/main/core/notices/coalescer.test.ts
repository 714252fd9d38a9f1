import type { Activity } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { Coalescer, type CoalescerOptions } from './coalescer.ts';
import type { Notice } from './notice.ts';

const me = 3;
let cursors = 0;
function happening(
  ticketId: number,
  facts: Partial<Activity> & { priority?: 'low' | 'medium' | 'high' } = {},
): Activity {
  const { priority = 'low', ...rest } = facts;
  cursors += 1;
  return {
    cursor: String(cursors),
    kind: 'message.posted',
    ticket: { id: ticketId, title: 'The printer', status: 'open', priority },
    actor: { id: 1, name: 'Ana', role: 'customer' },
    at: '2026-11-22T14:00:00.000Z',
    seq: 2,
    ...rest,
  };
}

function given(options: Partial<CoalescerOptions> = {}) {
  const clock = new FakeClock();
  const shown: Notice[] = [];
  const withdrawn: string[] = [];
  const board = {
    show: (notice: Notice) => void shown.push(notice),
    withdraw: (id: string) => void withdrawn.push(id),
  };
  const all = { board, clock, sound: () => true, isLookedAt: () => false, wants: () => true, myId: () => me };
  const coalescer = new Coalescer({ ...all, ...options });
  const ids = () => shown.map(({ id }) => id);
  return { clock, shown, withdrawn, coalescer, ids };
}

test('the first that happens on a ticket is told at once, with a sound', () => {
  const { coalescer, shown } = given();
  coalescer.take(happening(7));
  expect(shown).toMatchObject([{ id: 'ticket-7', messages: 1, silent: false }]);
});

test('what happened is told once, however often it is heard', () => {
  const { coalescer, shown } = given();
  const message = happening(7);
  coalescer.take(message);
  coalescer.take({ ...message, replay: true });
  expect(shown).toHaveLength(1);
});

const untold: [string, Partial<CoalescerOptions>, Partial<Activity>][] = [
  ['what I did at another device', {}, { actor: { id: me, name: 'Ben', role: 'agent' } }],
  ['what I have read', {}, { read: true }],
  ['what I do not want to hear of', { wants: () => false }, {}],
  ['what is in front of my eyes', { isLookedAt: (id) => id === 7 }, {}],
];
test.each(untold)('%s is not told', async (_what, options, facts) => {
  const { coalescer, shown, clock } = given(options);
  coalescer.take(happening(7, facts));
  await clock.advance(60_000);
  expect(shown).toEqual([]);
});

test('more on the same ticket within 8 s changes its notice without a sound; later it sounds again', async () => {
  const { coalescer, shown, clock } = given();
  coalescer.take(happening(7));
  await clock.advance(3_000);
  coalescer.take(happening(7));
  await clock.advance(4_900);
  coalescer.take(happening(7));
  await clock.advance(8_000);
  coalescer.take(happening(7));
  expect(shown.map(({ id, silent }) => [id, silent])).toEqual([
    ['ticket-7', false],
    ['ticket-7', true],
    ['ticket-7', true],
    ['ticket-7', false],
  ]);
  expect(shown.at(-1)).toMatchObject({ messages: 4 });
});

test('two sounds are 10 s apart, and with sound off there is none', async () => {
  const { coalescer, shown, clock } = given();
  coalescer.take(happening(1));
  await clock.advance(9_999);
  coalescer.take(happening(2));
  await clock.advance(1);
  coalescer.take(happening(3));
  expect(shown.map(({ silent }) => silent)).toEqual([false, true, false]);
  const quiet = given({ sound: () => false });
  quiet.coalescer.take(happening(1));
  expect(quiet.shown).toMatchObject([{ silent: true }]);
});

test('500 new tickets in 10 s are three notices and one summary that says how many', async () => {
  const { coalescer, shown, clock, ids } = given();
  for (let id = 1; id <= 500; id += 1) {
    coalescer.take(happening(id, { kind: 'ticket.created' }));
    await clock.advance(20);
  }
  await clock.advance(2_000);
  expect(ids().filter((id) => id.startsWith('ticket-'))).toEqual(['ticket-1', 'ticket-2', 'ticket-3']);
  const summaries = shown.filter(({ about }) => about === 'burst');
  expect(summaries.length).toBeLessThanOrEqual(12); // brought up to date once a second
  expect(summaries.at(-1)).toMatchObject({ updates: 497, more: false });
  expect(shown.filter(({ silent }) => !silent)).toHaveLength(2);
});

test('in a burst what is mine or urgent still comes up by itself, three times and no more', async () => {
  const { coalescer, clock, ids } = given();
  for (let id = 1; id <= 3; id += 1) coalescer.take(happening(id));
  coalescer.take(happening(4, { kind: 'ticket.assigned' }));
  for (let id = 5; id <= 9; id += 1) coalescer.take(happening(id, { priority: 'high' }));
  await clock.advance(1_000);
  expect(ids()).toEqual(['ticket-1', 'ticket-2', 'ticket-3', 'ticket-4', 'ticket-5', 'ticket-6', 'burst']);
});

test('a burst that is over is not added to the next one', async () => {
  const { coalescer, clock, shown } = given();
  for (let id = 1; id <= 5; id += 1) coalescer.take(happening(id));
  await clock.advance(30_000);
  for (let id = 11; id <= 16; id += 1) coalescer.take(happening(id));
  await clock.advance(1_000);
  expect(shown.filter(({ about }) => about === 'burst')).toMatchObject([{ updates: 2 }, { updates: 3 }]);
});

test('a night away is one digest, however much happened', async () => {
  const { coalescer, clock, shown } = given();
  coalescer.begin();
  for (let at = 0; at < 300; at += 1) {
    coalescer.take(happening(1 + (at % 40), { replay: true }));
    await clock.advance(5);
  }
  await clock.advance(5_000);
  expect(shown).toMatchObject([{ id: 'digest', updates: 300, silent: false }]);
  expect(shown[0]?.about === 'digest' && shown[0].ticketIds).toHaveLength(40);
});

test('a replay that does not end is told of after 5 s', async () => {
  const { coalescer, clock, shown } = given();
  for (let at = 0; at < 60; at += 1) {
    coalescer.take(happening(at + 1, { replay: true }));
    await clock.advance(100);
  }
  expect(shown[0]).toMatchObject({ id: 'digest', updates: 50 });
});

test('a digest says so when there was more than could be replayed', async () => {
  const { coalescer, clock, shown } = given();
  coalescer.take(happening(1, { replay: true }));
  coalescer.missed();
  await clock.advance(5_000);
  expect(shown).toMatchObject([{ id: 'digest', more: true }]);
});

test('right after the start nothing pops up one by one', async () => {
  const { coalescer, clock, ids } = given();
  coalescer.begin();
  for (let id = 1; id <= 4; id += 1) coalescer.take(happening(id));
  await clock.advance(5_000);
  coalescer.take(happening(9));
  expect(ids()).toEqual(['digest', 'ticket-9']);
});

test('what was read or taken care of elsewhere is taken back, from a summary, too', async () => {
  const { coalescer, clock, withdrawn, shown } = given();
  for (let id = 1; id <= 5; id += 1) coalescer.take(happening(id));
  await clock.advance(1_000);
  coalescer.withdraw(2);
  coalescer.withdraw(4);
  await clock.advance(1_000);
  expect(withdrawn).toEqual(['ticket-2']);
  expect(shown.at(-1)).toMatchObject({ id: 'burst', ticketIds: [5] });
  coalescer.withdraw(5);
  expect(withdrawn).toEqual(['ticket-2', 'burst']);
});

test('a digest that waits is not shown for what was read meanwhile', async () => {
  const { coalescer, clock, shown } = given();
  coalescer.take(happening(1, { replay: true }));
  coalescer.withdraw(1);
  await clock.advance(60_000);
  expect(shown).toEqual([]);
});

test('a notice that was put away starts anew with the next message', async () => {
  const { coalescer, clock, shown } = given();
  coalescer.take(happening(7));
  coalescer.gone('ticket-7');
  await clock.advance(1_000);
  coalescer.take(happening(7));
  expect(shown).toMatchObject([{ messages: 1 }, { messages: 1 }]);
});

test('signing out takes everything back and stops what waits', async () => {
  const { coalescer, clock, shown, withdrawn } = given();
  for (let id = 1; id <= 4; id += 1) coalescer.take(happening(id));
  coalescer.take(happening(9, { replay: true }));
  coalescer.clear();
  await clock.advance(60_000);
  expect(shown).toHaveLength(3);
  expect(withdrawn).toEqual(['ticket-1', 'ticket-2', 'ticket-3']);
  expect(clock.waiting).toBe(0);
});

test('as many notices stand as can be remembered; older ones give way', async () => {
  const { coalescer, clock, withdrawn } = given();
  for (let id = 1; id <= 60; id += 1) {
    coalescer.take(happening(id));
    await clock.advance(10_000);
  }
  expect(coalescer.told).toHaveLength(50);
  expect(withdrawn).toHaveLength(10);
});
