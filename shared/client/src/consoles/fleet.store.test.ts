import { type FleetConsole, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeConnection } from '../testing/fake-connection.ts';
import { FleetStore } from './fleet.store.ts';

const at = '2026-11-22T14:00:00.000Z';
const aConsole = (id: number): FleetConsole => ({
  id,
  account: { id: 7, name: 'Sam' },
  version: '1.2.3',
  ring: 'stable',
  system: 'linux',
  systemVersion: '6.1',
  policy: 'etc',
  problems: 0,
  firstSeenAt: at,
  lastSeenAt: at,
});

test('what is searched for narrows every page, and a new search begins with the first', async () => {
  const connection = new FakeConnection();
  connection.answer(http.consoles.list, { items: [aConsole(2)], nextCursor: 'next' });
  const fleet = new FleetStore(connection);
  await fleet.search('1.2');
  connection.answer(http.consoles.list, { items: [aConsole(1)], nextCursor: null });
  await fleet.loadMore();
  expect([fleet.items.map(({ id }) => id), fleet.hasMore]).toEqual([[2, 1], false]);
  await fleet.search('');
  expect(fleet.items.map(({ id }) => id)).toEqual([1]);
  expect(connection.requestsTo(http.consoles.list)).toMatchObject([
    { query: { q: '1.2', limit: 50 } },
    { query: { q: '1.2', cursor: 'next' } },
    { query: { limit: 50 } },
  ]);
});
