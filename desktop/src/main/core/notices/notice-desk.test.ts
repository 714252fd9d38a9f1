import { type Activity, http, type SharedTicket, type Ticket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeConnection } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { anActivity, aTicket, sam } from '../../../../../shared/client/src/testing/samples.ts';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { silentLog } from '../log/log.ts';
import { DeskSession } from '../session/desk-session.ts';
import type { Notice } from './notice.ts';
import { NoticeDesk } from './notice-desk.ts';

const other = { id: 77, name: 'Cleo' };
const page = (items: Ticket[], nextCursor: string | null = null) => ({ items, nextCursor });

/** Somebody at work, the first calm being over; `waiting` are the tickets nobody has, newest first. */
async function atWork(waiting: ReturnType<typeof page> = page([])) {
  const clock = new FakeClock();
  const connection = new FakeConnection(sam)
    .answer(http.activity.list, { items: [], cursor: '0', unread: 0 })
    .answer(http.preferences.read, { muted: [], quiet: null })
    .answer(http.tickets.list, waiting);
  const files = new FakeFiles();
  const openKeep = () => AccountKeep.open({ files, seal: fakeSeal(), name: 'keep', log: silentLog });
  const session = new DeskSession({ connection, clock, random: () => 0, openKeep, wasSignedIn: () => true });
  const standing = new Map<string, Notice>();
  const board = {
    show: (notice: Notice) => void standing.set(notice.id, notice),
    withdraw: (id: string) => void standing.delete(id),
  };
  const options = { session, clock, board, sound: () => true, wanted: () => true, isLookedAt: () => false };
  const desk = new NoticeDesk(options);
  await session.restore();
  connection.goLive();
  await clock.advance(6_000);
  let cursor = 0;
  const hear = (id: number, facts: Partial<Activity> = {}) => {
    cursor += 1;
    const ticket = { id, title: 'The printer', status: 'open', priority: 'low' } as const;
    connection.emit('activity', anActivity(String(cursor), { kind: 'ticket.created', ticket, ...facts }));
  };
  const taken = (id: number, change: Partial<SharedTicket> = { assignee: other }) => {
    const { readSeq: _read, unread: _unread, ...shared } = aTicket({ id });
    connection.emit('tickets.changed', { tickets: [{ ...shared, ...change }] });
  };
  return { clock, connection, desk, standing, hear, taken };
}

test('a sum follows what others take: it counts less, and goes with the last', async () => {
  const { clock, standing, hear, taken } = await atWork();
  for (let id = 1; id <= 6; id += 1) hear(id);
  await clock.advance(1_000);
  expect(standing.get('burst')).toMatchObject({ updates: 3, ticketIds: [4, 5, 6] });
  taken(4);
  taken(2);
  await clock.advance(1_000);
  expect([...standing.keys()].sort()).toEqual(['burst', 'ticket-1', 'ticket-3']);
  expect(standing.get('burst')).toMatchObject({ updates: 2, ticketIds: [5, 6], silent: true });
  taken(5, { assignee: null, status: 'closed' });
  taken(6);
  await clock.advance(1_000);
  expect(standing.has('burst')).toBe(false);
});

test('a digest follows it, too, hours after it was shown', async () => {
  const { clock, standing, hear, taken } = await atWork(page([aTicket({ id: 2 }), aTicket({ id: 1 })]));
  for (const id of [1, 2]) hear(id, { replay: true });
  await clock.advance(5_000);
  expect(standing.get('digest')).toMatchObject({ updates: 2 });
  await clock.advance(3 * 3_600_000);
  taken(1);
  await clock.advance(5_000);
  expect(standing.get('digest')).toMatchObject({ updates: 1, ticketIds: [2] });
  taken(2);
  expect(standing.has('digest')).toBe(false);
});

test('what colleagues took in the night is not in the digest of the morning', async () => {
  const { clock, standing, hear } = await atWork(page([aTicket({ id: 3 })]));
  for (const id of [1, 2, 3]) hear(id, { replay: true });
  hear(2, { replay: true, kind: 'message.posted' }); // may be for this reader, who took it at home
  await clock.advance(5_000);
  expect(standing.get('digest')).toMatchObject({ updates: 3, ticketIds: [2, 3] });
});

test('a page of what waits says nothing of what is older than its last', async () => {
  const { clock, standing, hear } = await atWork(page([aTicket({ id: 9 }), aTicket({ id: 7 })], 'more'));
  for (const id of [5, 7, 8, 9]) hear(id, { replay: true });
  await clock.advance(5_000);
  expect(standing.get('digest')).toMatchObject({ ticketIds: [5, 7, 9] });
});

test('where that cannot be asked the digest counts them all, and signing out stops the question', async () => {
  const { clock, connection, standing, hear } = await atWork();
  connection.answer(http.tickets.list, () => {
    throw new Error('away');
  });
  hear(1, { replay: true });
  await clock.advance(5_000);
  expect(standing.get('digest')).toMatchObject({ updates: 1 });
  hear(2, { replay: true });
  const asked = connection.requests.length;
  connection.end('signed_out');
  await settle();
  await clock.advance(5_000);
  expect([connection.requests.length, standing.size]).toEqual([asked, 0]);
});
