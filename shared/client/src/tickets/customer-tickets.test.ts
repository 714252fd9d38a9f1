import { http, type Ticket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { openTicketStores } from '../testing/open-stores.ts';
import { ana, aTicket } from '../testing/samples.ts';

const ofAna = (id: number, minute = id): Ticket =>
  aTicket({ id, updatedAt: `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000Z` });
const ofBo = (id: number): Ticket => aTicket({ id, customer: { id: 12, name: 'Bo Customer' } });
const shared = ({ readSeq, unread, ...ticket }: Ticket) => ticket;

/** Ana's ticket 7 is open; the api has tickets 7 and 8 of hers. */
async function deskWith(tickets = [ofAna(8), ofAna(7)], nextCursor: string | null = null) {
  const stores = await openTicketStores();
  stores.api.answer(http.tickets.list, { items: tickets, nextCursor });
  await stores.customerTickets.show({ customerId: ana.id });
  const announce = (...changed: Ticket[]) => stores.api.emit('tickets.changed', { tickets: changed.map(shared) });
  const ids = () => stores.customerTickets.items.map(({ id }) => id);
  return { ...stores, announce, ids };
}

test('the tickets of one customer are asked for by customer, a few at a time', async () => {
  const { api } = await deskWith();
  expect(api.requestsTo(http.tickets.list)).toEqual([{ query: { customerId: ana.id, sort: '-updatedAt', limit: 21 } }]);
});

test('a new or changed ticket of that customer is there at once, one of somebody else is not', async () => {
  const { announce, ids, customerTickets } = await deskWith();
  announce(ofAna(9), ofBo(10));
  expect(ids()).toEqual([9, 8, 7]);
  announce({ ...ofAna(8, 30), status: 'closed', lastSeq: 2, version: 2 });
  expect(ids()).toEqual([8, 9, 7]);
  expect(customerTickets.items[0]?.status).toBe('closed');
});

test('the inbox keeps its own rows beside them', async () => {
  const { tickets, announce, ids, api } = await deskWith();
  api.answer(http.tickets.list, { items: [ofBo(20)], nextCursor: null });
  await tickets.show({ assignee: 'none' });
  announce(ofBo(21));
  expect(tickets.items.map(({ id }) => id)).toEqual([21, 20]);
  expect(ids()).toEqual([8, 7]);
});

test('after a break they are loaded again', async () => {
  const { api, clock, ids } = await deskWith();
  api.drop();
  api.answer(http.tickets.list, { items: [ofAna(11), ofAna(8), ofAna(7)], nextCursor: null });
  api.goLive();
  await clock.advance(2_000);
  expect(ids()).toEqual([11, 8, 7]);
});

test('what is read on a ticket is read in both lists', async () => {
  const { tickets, customerTickets, timeline } = await deskWith();
  await tickets.show({ status: ['open'] });
  timeline.markRead(1);
  for (const list of [tickets, customerTickets]) expect(list.items.find(({ id }) => id === 7)?.unread).toBe(0);
});

test('whoever signs in next does not see them', async () => {
  const { session, customerTickets } = await deskWith();
  await session.logOut();
  expect(customerTickets).toMatchObject({ state: 'idle', items: [] });
});
