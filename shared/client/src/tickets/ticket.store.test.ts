import { http, type SharedTicket, type Ticket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores, openTicketStores } from '../testing/open-stores.ts';
import { ana, aTicket, entries, sam } from '../testing/samples.ts';
import { offline, timedOut } from '../transport/request-failed.ts';

const shared = ({ readSeq: _, unread: __, ...ticket }: Ticket): SharedTicket => ticket;

test('a deep link shows its ticket by HTTP before the socket stands, then goes on live', async () => {
  const { ticket, timeline, api } = await openStores({ lastSeq: 3 });
  await ticket.open(7);
  expect(ticket).toMatchObject({ state: 'ready', ticket: { id: 7 } });
  expect(timeline.entries).toHaveLength(3);
  expect(timeline.isSubscribed(7)).toBe(false);
  api.goLive();
  await settle();
  expect(api.commandsNamed('ticket.open')).toEqual([{ ticketId: 7, after: 3 }]);
  expect(timeline.isSubscribed(7)).toBe(true);
  expect(timeline.away).toBeNull();
});

test('a ticket that does not exist for this reader is said to be missing, and not asked for again', async () => {
  const { ticket, api, clock } = await openStores();
  api.answer(http.tickets.read, () => {
    throw refused('not_found');
  });
  await ticket.open(99);
  expect(ticket).toMatchObject({ state: 'failed', failure: { code: 'not_found' }, ticket: null });
  await clock.advance(120_000);
  expect(api.requestsTo(http.tickets.read)).toHaveLength(1);
});

test('a ticket that cannot be loaded now loads by itself later', async () => {
  const { ticket, api, clock } = await openStores();
  api.failure = offline();
  await ticket.open(7);
  expect(ticket).toMatchObject({ state: 'failed', failure: { code: 'offline' } });
  api.failure = null;
  await clock.advance(10_000);
  expect(ticket.state).toBe('ready');
});

test('a change goes out against the version it was decided on', async () => {
  const { ticket, tickets, api } = await openTicketStores();
  await tickets.show({});
  api.answer(http.tickets.change, aTicket({ status: 'resolved', version: 2, lastSeq: 2, readSeq: 2 }));
  const saved = ticket.setStatus('resolved');
  expect(ticket.saving).toEqual({ status: 'resolved' });
  expect(await saved).toBe(true);
  expect(ticket.saving).toBeNull();
  expect(ticket.ticket?.status).toBe('resolved');
  expect(tickets.items[0]?.status).toBe('resolved');
  expect(api.requestsTo(http.tickets.change)).toEqual([
    { params: { id: 7 }, headers: { 'if-match': '"1"' }, body: { status: 'resolved' } },
  ]);
});

test('when somebody else was quicker, both changes are shown and the person decides', async () => {
  const { ticket, api } = await openTicketStores();
  const now = aTicket({ assignee: { id: 22, name: 'Kim Agent' }, version: 2, lastSeq: 2 });
  api.answer(http.tickets.change, () => {
    throw refused('stale', { ticket: now });
  });
  expect(await ticket.claim()).toBe(false);
  expect(ticket.conflict).toMatchObject({ wanted: { assigneeId: sam.id }, before: { assignee: null }, now });
  expect(ticket.ticket?.assignee?.name).toBe('Kim Agent');
  expect(ticket.changeFailure).toBeNull();
  api.answer(http.tickets.change, aTicket({ assignee: { id: sam.id, name: sam.name }, version: 3, lastSeq: 3 }));
  expect(await ticket.changeAnyway()).toBe(true);
  expect(api.requestsTo(http.tickets.change).at(-1)?.headers).toEqual({ 'if-match': '"2"' });
  expect(ticket.conflict).toBeNull();
});

test('a refused change keeps the ticket as it is and says why', async () => {
  const { ticket, api } = await openTicketStores();
  api.answer(http.tickets.change, () => {
    throw refused('impossible');
  });
  expect(await ticket.setStatus('open')).toBe(false);
  expect(ticket.changeFailure?.code).toBe('impossible');
  expect(ticket.ticket?.status).toBe('open');
  ticket.dismissConflict();
  expect(ticket.changeFailure).toBeNull();
});

test('a change of unknown outcome is looked up', async () => {
  const { ticket, api } = await openTicketStores();
  api.answer(http.tickets.change, () => {
    throw timedOut();
  });
  api.answerCommand('ticket.open', {
    ticket: aTicket({ status: 'resolved', version: 2, lastSeq: 2 }),
    entries: entries(2, 2),
    lastSeq: 2,
    more: false,
    reads: [],
    viewers: [],
  });
  expect(await ticket.setStatus('resolved')).toBe(false);
  await settle();
  expect(ticket.ticket?.status).toBe('resolved');
});

test('one change at a time', async () => {
  const { ticket, api } = await openTicketStores();
  let finish = (_: Ticket) => {};
  api.answer(http.tickets.change, () => new Promise<Ticket>((resolve) => (finish = resolve)));
  const first = ticket.setPriority('high');
  await settle();
  expect(await ticket.setPriority('low')).toBe(false);
  finish(aTicket({ priority: 'high', version: 2, lastSeq: 2 }));
  expect(await first).toBe(true);
});

test('a change that answers after another ticket was opened does not touch that one', async () => {
  const { ticket, api } = await openTicketStores();
  let finish = (_: Ticket) => {};
  api.answer(http.tickets.change, () => new Promise<Ticket>((resolve) => (finish = resolve)));
  const change = ticket.setStatus('closed');
  await settle();
  api.answerCommand('ticket.open', {
    ticket: aTicket({ id: 8 }),
    entries: entries(1, 1, { ticketId: 8 }),
    lastSeq: 1,
    more: false,
    reads: [],
    viewers: [],
  });
  await ticket.open(8);
  finish(aTicket({ status: 'closed', version: 2, lastSeq: 2 }));
  await change;
  expect(ticket.ticket).toMatchObject({ id: 8, status: 'open' });
});

test('a conflict that is told after the ticket was left does not show on the next', async () => {
  const { ticket, api } = await openTicketStores();
  let refuse = (_: unknown) => {};
  api.answer(http.tickets.change, () => new Promise<Ticket>((_, reject) => (refuse = reject)));
  const change = ticket.setStatus('closed');
  await settle();
  ticket.leave();
  refuse(refused('stale', { ticket: aTicket({ version: 2, lastSeq: 2 }) }));
  expect(await change).toBe(false);
  expect(ticket).toMatchObject({ conflict: null, changeFailure: null, saving: null, ticket: null });
});

test('staff may manage a ticket and move it on; its customer may only close it', async () => {
  const staff = await openTicketStores();
  expect(staff.ticket.mayManage).toBe(true);
  expect(staff.ticket.moves).toEqual(['in_progress', 'resolved', 'closed']);
  const customer = await openTicketStores({ user: ana });
  expect(customer.ticket.mayManage).toBe(false);
  expect(customer.ticket.moves).toEqual(['closed']);
});

test('late news does not undo newer, and another ticket’s news is not shown here', async () => {
  const { ticket, api } = await openTicketStores();
  const announce = (overrides: Partial<Ticket>) =>
    api.emit('tickets.changed', { tickets: [shared(aTicket(overrides))] });
  announce({ status: 'resolved', lastSeq: 3, version: 3 });
  announce({ status: 'in_progress', lastSeq: 2, version: 2 });
  announce({ id: 8, status: 'closed', lastSeq: 9 });
  expect(ticket.ticket).toMatchObject({ id: 7, status: 'resolved' });
});
