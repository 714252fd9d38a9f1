import { http, type SharedTicket, type Ticket } from '@tandem/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';
import { ana, aTicket, kim, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';
import { inOrder } from './ticket-order.ts';

const at = (minute: number) => `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000Z`;
const shared = ({ readSeq: _, unread: __, ...ticket }: Ticket): SharedTicket => ticket;
const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id);
const three = [3, 2, 1].map((id) => aTicket({ id, updatedAt: at(id), readSeq: 1 }));

async function listOf(items: Ticket[] = three, nextCursor: string | null = null) {
  const stores = await openStores();
  stores.api.answer(http.tickets.list, { items, nextCursor });
  stores.api.goLive();
  const announce = (...tickets: Ticket[]) => stores.api.emit('tickets.changed', { tickets: tickets.map(shared) });
  return { ...stores, announce };
}

test('a list asks for what its filters say, and for nothing else', async () => {
  const { tickets, api } = await listOf();
  await tickets.show({ status: ['open'], assignee: 'me', q: ' fire ' }, 'priority');
  expect(api.requestsTo(http.tickets.list).at(-1)?.query).toEqual({
    status: ['open'],
    assignee: 'me',
    q: 'fire',
    sort: 'priority',
    limit: 30,
  });
  expect(tickets.state).toBe('ready');
});

test('a ticket that changes moves to its place at once', async () => {
  const { tickets, announce } = await listOf();
  await tickets.show({});
  announce(aTicket({ id: 1, updatedAt: at(9), lastSeq: 2 }));
  expect(ids(tickets.items)).toEqual([1, 3, 2]);
  expect(tickets.items[0]?.unread).toBe(1);
});

test('a new ticket appears by itself, unread', async () => {
  const { tickets, announce, api, clock } = await listOf();
  await tickets.show({});
  announce(aTicket({ id: 4, updatedAt: at(10) }));
  expect(ids(tickets.items)).toEqual([4, 3, 2, 1]);
  expect(tickets.items[0]).toMatchObject({ readSeq: 0, unread: 1 });
  await clock.advance(10_000);
  expect(api.requestsTo(http.tickets.read)).toEqual([]);
});

test('a ticket that no longer fits the filters leaves the list, one that now does joins it', async () => {
  const { tickets, announce } = await listOf();
  await tickets.show({ status: ['open'], assignee: 'none' });
  announce(aTicket({ id: 2, lastSeq: 2, version: 2, assignee: { id: kim.id, name: kim.name } }));
  expect(ids(tickets.items)).toEqual([3, 1]);
  announce(aTicket({ id: 2, lastSeq: 3, version: 3, updatedAt: at(5) }));
  expect(ids(tickets.items)).toEqual([2, 3, 1]);
});

test('“mine” follows who is signed in', async () => {
  const { tickets, announce } = await listOf([]);
  await tickets.show({ assignee: 'me' });
  announce(
    aTicket({ id: 5, assignee: { id: kim.id, name: kim.name } }),
    aTicket({ id: 6, assignee: { id: sam.id, name: sam.name } }),
  );
  expect(ids(tickets.items)).toEqual([6]);
});

test('older news that comes late does not undo newer', async () => {
  const { tickets, announce } = await listOf();
  await tickets.show({});
  announce(aTicket({ id: 1, status: 'closed', lastSeq: 3, version: 2, updatedAt: at(9) }));
  announce(aTicket({ id: 1, status: 'open', lastSeq: 2, version: 1, updatedAt: at(8) }));
  expect(tickets.items[0]).toMatchObject({ id: 1, status: 'closed', lastSeq: 3 });
});

test('a ticket changed while the list loads is not shown as it was before', async () => {
  const { tickets, announce, api } = await listOf();
  let deliver = (_: { items: Ticket[]; nextCursor: null }) => {};
  api.answer(http.tickets.list, () => new Promise((resolve) => (deliver = resolve)));
  const shown = tickets.show({});
  await settle();
  announce(aTicket({ id: 2, status: 'resolved', lastSeq: 2, version: 2, updatedAt: at(20) }));
  deliver({ items: three, nextCursor: null });
  await shown;
  expect(tickets.items[0]).toMatchObject({ id: 2, status: 'resolved' });
  expect(tickets.items).toHaveLength(3);
});

test('an answer to earlier filters is not shown under the present ones', async () => {
  const { tickets, api } = await listOf();
  let deliver = (_: { items: Ticket[]; nextCursor: null }) => {};
  api.answer(http.tickets.list, () => new Promise((resolve) => (deliver = resolve)));
  const first = tickets.show({ q: 'slow' });
  await settle();
  api.answer(http.tickets.list, { items: [], nextCursor: null });
  await tickets.show({ q: 'fast' });
  deliver({ items: three, nextCursor: null });
  await first;
  expect(tickets.items).toEqual([]);
});

test('more is loaded after the last row, without repeating one', async () => {
  const { tickets, api } = await listOf(three, 'next');
  await tickets.show({});
  api.answer(http.tickets.list, {
    items: [aTicket({ id: 1, updatedAt: at(1) }), aTicket({ id: 9 })],
    nextCursor: null,
  });
  await tickets.loadMore();
  expect(api.requestsTo(http.tickets.list).at(-1)?.query).toMatchObject({ cursor: 'next' });
  expect(ids(tickets.items)).toEqual([3, 2, 1, 9]);
  expect(tickets.hasMore).toBe(false);
});

test('when more cannot be loaded the rows stay and the failure is told', async () => {
  const { tickets, api } = await listOf(three, 'next');
  await tickets.show({});
  api.failure = offline();
  await tickets.loadMore();
  expect(tickets.moreFailure?.code).toBe('offline');
  expect(tickets.items).toHaveLength(3);
  expect(tickets.hasMore).toBe(true);
});

test('a ticket that belongs below the last loaded row waits for “load more”', async () => {
  const { tickets, announce } = await listOf(three, 'next');
  await tickets.show({}, '-createdAt');
  announce(aTicket({ id: 9, createdAt: '2026-11-01T00:00:00.000Z' }));
  expect(ids(tickets.items)).toEqual([3, 2, 1]);
});

test('while somebody reads down the list, rows keep their places and new ones wait', async () => {
  const { tickets, announce } = await listOf();
  await tickets.show({ status: ['open'] });
  tickets.hold(true);
  announce(
    aTicket({ id: 4, updatedAt: at(10) }),
    aTicket({ id: 1, updatedAt: at(11), lastSeq: 2 }),
    aTicket({ id: 2, status: 'closed', lastSeq: 2, version: 2, updatedAt: at(12) }),
  );
  expect(ids(tickets.items)).toEqual([3, 2, 1]);
  expect(tickets.items[1]?.status).toBe('closed');
  expect(tickets.waiting).toBe(1);
  tickets.release();
  expect(ids(tickets.items)).toEqual([1, 4, 3]);
  expect(tickets.waiting).toBe(0);
});

test('after a break the list is loaded again, with as many rows as were shown', async () => {
  const many = Array.from({ length: 60 }, (_, index) => aTicket({ id: 100 - index, updatedAt: at(59 - (index % 60)) }));
  const { tickets, api, clock } = await listOf(many.slice(0, 30), 'next');
  await tickets.show({});
  api.answer(http.tickets.list, { items: many.slice(30), nextCursor: 'more' });
  await tickets.loadMore();
  api.drop();
  api.answer(http.tickets.list, ({ query }) => ({ items: many.slice(0, query.limit), nextCursor: 'more' }));
  api.goLive();
  await clock.advance(5_000);
  expect(tickets.items).toHaveLength(60);
  expect(api.requestsTo(http.tickets.list).at(-1)?.query).toMatchObject({ limit: 60 });
});

test('a first load that fails says so; a reload that fails keeps the rows and tries again', async () => {
  const { tickets, api, clock } = await listOf();
  api.failure = refused('unavailable');
  await tickets.show({});
  expect(tickets.state).toBe('failed');
  expect(tickets.failure?.code).toBe('unavailable');
  api.failure = null;
  await tickets.load();
  expect(tickets.state).toBe('ready');
  api.failure = offline();
  await tickets.load();
  expect(tickets).toMatchObject({ state: 'ready', failure: { code: 'offline' } });
  expect(tickets.items).toHaveLength(3);
  api.failure = null;
  await clock.advance(60_000);
  expect(tickets.failure).toBeNull();
});

test('how far a ticket was read that was never loaded here is asked for', async () => {
  const { tickets, announce, api, clock } = await listOf();
  await tickets.show({});
  api.answer(http.tickets.read, aTicket({ id: 50, lastSeq: 9, readSeq: 4, updatedAt: at(30) }));
  announce(aTicket({ id: 50, lastSeq: 9, updatedAt: at(30) }));
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 1 });
  await clock.advance(2_000);
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 5 });
  expect(api.requestsTo(http.tickets.read)).toEqual([{ params: { id: 50 } }]);
});

test('an estimate of what was read gives way to what a reload of the list says', async () => {
  const { tickets, announce, api, clock } = await listOf();
  await tickets.show({});
  api.answer(http.tickets.read, () => {
    throw offline();
  });
  announce(aTicket({ id: 50, lastSeq: 9, updatedAt: at(30) }));
  await clock.advance(2_000);
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 1 });
  api.answer(http.tickets.list, {
    items: [aTicket({ id: 50, lastSeq: 9, readSeq: 0, updatedAt: at(30) }), ...three],
    nextCursor: null,
  });
  await tickets.load();
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 9 });
});

test('a ticket that was out of sight when it was announced is asked for once it comes into sight', async () => {
  const { tickets, announce, api, clock } = await listOf(three, 'more');
  await tickets.show({});
  api.answer(http.tickets.read, aTicket({ id: 50, lastSeq: 3, readSeq: 0, updatedAt: at(30) }));
  announce(aTicket({ id: 50, lastSeq: 2, updatedAt: at(0) }));
  await clock.advance(2_000);
  announce(aTicket({ id: 50, lastSeq: 3, updatedAt: at(30) }));
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 2 });
  await clock.advance(2_000);
  expect(tickets.items[0]).toMatchObject({ id: 50, unread: 3 });
});

test('what was read here stays read when the list is loaded again before the api knows', async () => {
  const { tickets } = await listOf([aTicket({ id: 1, lastSeq: 5, readSeq: 2 })]);
  await tickets.show({});
  tickets.markRead(1, 5);
  await tickets.load();
  expect(tickets.items[0]).toMatchObject({ readSeq: 5, unread: 0 });
});

test('a busy desk does not make every reader ask for every ticket', async () => {
  const { tickets, announce, api, clock } = await listOf();
  await tickets.show({});
  api.answer(http.tickets.read, ({ params }) => aTicket({ id: params.id, lastSeq: 9, readSeq: 9 }));
  for (let id = 100; id < 300; id += 1) announce(aTicket({ id, lastSeq: 9, updatedAt: at(30) }));
  await clock.advance(60_000);
  expect(api.requestsTo(http.tickets.read)).toHaveLength(20);
});

test('a ticket is created once, however often its form is sent after a failure', async () => {
  const { tickets, api } = await listOf();
  await tickets.show({});
  const input = { title: 'The printer', description: 'It is on fire again.', categoryId: 1 };
  api.failure = offline();
  await expect(tickets.create(input)).rejects.toMatchObject({ code: 'offline' });
  api.failure = null;
  api.answer(http.tickets.open, aTicket({ id: 12, updatedAt: at(40), readSeq: 1 }));
  expect((await tickets.create({ ...input })).id).toBe(12);
  await tickets.create({ ...input });
  const keys = api.requestsTo(http.tickets.open).map(({ headers }) => headers['idempotency-key']);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]); // a second one on purpose
  expect(ids(tickets.items)[0]).toBe(12);
});

test('a customer’s own new ticket, announced by another tab, is not unread', async () => {
  const stores = await openStores({ user: ana });
  stores.api.goLive();
  await stores.tickets.show({});
  stores.api.emit('tickets.changed', { tickets: [shared(aTicket({ id: 30, updatedAt: at(50) }))] });
  expect(stores.tickets.items.find(({ id }) => id === 30)?.unread).toBe(0);
});

test('whatever is announced in whatever order, the list shows the newest facts in the order a reload would', async () => {
  const news = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    lastSeq: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('open' as const, 'closed' as const),
    priority: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
  });
  const sort = fc.constantFrom('-updatedAt' as const, '-createdAt' as const, 'priority' as const);
  await fc.assert(
    fc.asyncProperty(fc.array(news, { maxLength: 30 }), sort, async (all, order) => {
      const { tickets, announce } = await listOf([]);
      await tickets.show({ status: ['open'] }, order);
      // One truth per (ticket, seq): the same entry cannot have two outcomes.
      const truth = new Map(all.map((one) => [`${one.id}.${one.lastSeq}`, one]));
      const toTicket = (one: (typeof all)[number]) =>
        aTicket({ ...one, updatedAt: at(one.lastSeq * 5 + one.id), version: one.lastSeq });
      for (const one of all) announce(toTicket(truth.get(`${one.id}.${one.lastSeq}`) ?? one));
      const newest = new Map<number, Ticket>();
      for (const one of truth.values()) {
        if (one.lastSeq > (newest.get(one.id)?.lastSeq ?? 0)) newest.set(one.id, toTicket(one));
      }
      const expected = [...newest.values()].filter(({ status }) => status === 'open').sort(inOrder(order));
      expect(ids(tickets.items)).toEqual(ids(expected));
      expect(tickets.items.map(({ lastSeq }) => lastSeq)).toEqual(expected.map(({ lastSeq }) => lastSeq));
    }),
    { numRuns: 60 },
  );
});
