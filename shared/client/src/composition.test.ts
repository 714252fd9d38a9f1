import { http } from '@tandem/contract';
import { expect, test, vi } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { refused } from './testing/fake-connection.ts';
import { fakePorts } from './testing/fake-ports.ts';
import { openStores } from './testing/open-stores.ts';
import { anActivity, ana, anEntry, asParticipant, aTicket, entries, kim, sam } from './testing/samples.ts';
import { offline } from './transport/request-failed.ts';

test('whoever has a session is signed in at start and hears of activity', async () => {
  const { session, activity, api } = await openStores();
  expect(session.state).toBe('signed_in');
  api.goLive({ unread: 3, cursor: '9' });
  expect(activity.unread).toBe(3);
  const heard = vi.fn();
  activity.onNew(heard);
  api.emit('activity', anActivity('10'));
  expect(activity.unread).toBe(4);
  expect(heard).toHaveBeenCalledOnce();
});

test('what one tab marks as read, all of it, is read in the others', async () => {
  const ports = fakePorts();
  const [here, there] = [
    await openStores({ ports }),
    await openStores({ ports: { ...fakePorts(), storage: ports.storage.otherTab() } }),
  ];
  for (const { api } of [here, there]) {
    api.answer(http.activity.markRead, undefined);
    api.goLive({ unread: 2, cursor: '10' });
    api.emit('activity', anActivity('11'));
  }
  await here.activity.markAllRead();
  await settle();
  expect(there.activity.unread).toBe(0);
  there.api.emit('activity', anActivity('12'));
  expect(there.activity.unread).toBe(1);
});

test('activity replayed after a break is not counted twice', async () => {
  const { activity, api } = await openStores();
  api.goLive({ unread: 1, cursor: '10' });
  api.emit('activity', anActivity('10', { replay: true }));
  expect(activity.items).toHaveLength(1);
  expect(activity.unread).toBe(1);
});

test('a message to the open ticket goes over the live connection and appears once', async () => {
  const { api, ticket, timeline, outbox } = await openStores();
  api.goLive();
  await ticket.open(7);
  api.answerCommand('message.send', ({ clientId, body }) => {
    const entry = anEntry(2, { clientId, body, author: asParticipant(sam) });
    api.emit('timeline.entry', { entry });
    return { entry };
  });
  timeline.send('Have you tried water?');
  await settle();
  expect(timeline.entries.map(({ body }) => body)).toEqual([undefined, 'Have you tried water?']);
  expect(timeline.outgoing).toEqual([]);
  expect(outbox.messages).toEqual([]);
  expect(api.requestsTo(http.timeline.post)).toEqual([]);
});

test('a message written without a live connection goes by HTTP', async () => {
  const { api, ticket, timeline } = await openStores();
  await ticket.open(7);
  api.answer(http.timeline.post, ({ body }) =>
    anEntry(2, { clientId: body.clientId, body: body.body, author: asParticipant(sam) }),
  );
  timeline.send('Hello');
  await settle();
  expect(api.requestsTo(http.timeline.post)).toMatchObject([
    { params: { id: 7 }, body: { body: 'Hello', seenSeq: 1 } },
  ]);
  expect(timeline.lastSeq).toBe(2);
});

test('what was written during a break leaves by itself when the connection is back', async () => {
  const { api, ticket, timeline, clock } = await openStores();
  api.goLive();
  await ticket.open(7);
  api.failure = offline();
  api.drop();
  timeline.send('Still there?');
  await clock.advance(100);
  expect(timeline.outgoing).toMatchObject([{ state: 'queued', body: 'Still there?' }]);
  api.failure = null;
  api.answerCommand('message.send', ({ clientId, body }) => ({
    entry: anEntry(2, { clientId, body, author: asParticipant(sam) }),
  }));
  api.answer(http.timeline.post, ({ body }) =>
    anEntry(2, { clientId: body.clientId, body: body.body, author: asParticipant(sam) }),
  );
  api.goLive();
  await clock.advance(100);
  expect(timeline.outgoing).toEqual([]);
  expect(timeline.entries.at(-1)?.body).toBe('Still there?');
});

test('after a break the open ticket is opened again from its newest entry, and what was missed is counted', async () => {
  const { api, ticket, timeline } = await openStores();
  api.goLive();
  await ticket.open(7);
  expect(api.commandsNamed('ticket.open')).toEqual([{ ticketId: 7, after: null }]);
  api.drop();
  api.answerCommand('ticket.open', ({ after }) => ({
    ticket: aTicket({ lastSeq: 8 }),
    entries: [...entries((after ?? 0) + 1, 7), anEntry(8, { author: asParticipant(sam) })],
    lastSeq: 8,
    more: false,
    reads: [],
    viewers: [],
  }));
  api.goLive();
  await settle();
  expect(api.commandsNamed('ticket.open').at(-1)).toEqual({ ticketId: 7, after: 1 });
  expect(timeline.lastSeq).toBe(8);
  expect(timeline.away).toEqual({ afterSeq: 1, count: 6 });
  timeline.dismissAway();
  expect(timeline.away).toBeNull();
});

test('an expired session keeps the screen, and the same person goes on where they were', async () => {
  const { api, session, ticket, timeline, tickets, outbox } = await openStores();
  await tickets.show({});
  api.goLive();
  await ticket.open(7);
  api.end('expired');
  expect(session.state).toBe('expired');
  timeline.send('I was typing this');
  await settle();
  expect(timeline.entries).toHaveLength(1);
  expect(tickets.items).toHaveLength(1);
  expect(outbox.messages).toMatchObject([{ state: 'queued' }]);
  expect(api.requestsTo(http.timeline.post)).toEqual([]);

  api.answer(http.timeline.post, ({ body }) =>
    anEntry(2, { clientId: body.clientId, body: body.body, author: asParticipant(sam) }),
  );
  await session.logIn({ email: sam.email, password: 'twelve letters' });
  await settle();
  expect(session.state).toBe('signed_in');
  expect(timeline.entries.at(-1)?.body).toBe('I was typing this');
});

test('when somebody else signs in, nothing of the one before is shown or sent', async () => {
  const { api, session, ticket, timeline, tickets, outbox, drafts } = await openStores();
  await tickets.show({});
  await ticket.open(7);
  drafts.write(7, 'a draft of Sam');
  api.end('expired');
  timeline.send('a message of Sam');
  api.user = kim;
  await session.logIn({ email: kim.email, password: 'twelve letters' });
  await settle();
  expect(ticket.ticket).toBeNull();
  expect(tickets.items).toEqual([]);
  expect(outbox.messages).toEqual([]);
  expect(drafts.read(7)).toBe('');
  expect(api.requestsTo(http.timeline.post)).toEqual([]);

  await session.logOut();
  api.user = sam;
  api.answer(http.timeline.post, refusedAsClosed);
  await session.logIn({ email: sam.email, password: 'twelve letters' });
  await settle();
  expect(drafts.read(7)).toBe('a draft of Sam');
  expect(outbox.messages).toMatchObject([
    { body: 'a message of Sam', state: 'failed', reason: { code: 'ticket_closed' } },
  ]);
});
const refusedAsClosed = (): never => {
  throw refused('ticket_closed');
};

test('reading the open ticket clears its unread count in the list', async () => {
  const { api, ticket, timeline, tickets, clock } = await openStores();
  await tickets.show({});
  api.goLive();
  await ticket.open(7);
  expect(tickets.items[0]?.unread).toBe(1);
  timeline.markRead();
  expect(tickets.items[0]?.unread).toBe(0);
  expect(ticket.ticket?.unread).toBe(0);
  await clock.advance(1_000);
  expect(api.commandsNamed('ticket.read')).toEqual([{ ticketId: 7, seq: 1 }]);
});

test('a change announced for the open ticket is shown at once, and an entry that did not come with it is fetched', async () => {
  const { api, ticket, timeline, clock } = await openStores({ user: ana });
  api.goLive();
  await ticket.open(7);
  api.answer(http.timeline.list, { items: entries(2, 2), lastSeq: 2 });
  const { readSeq: _, unread: __, ...shared } = aTicket({ status: 'resolved', lastSeq: 2, version: 2 });
  api.emit('tickets.changed', { tickets: [shared] });
  expect(ticket.ticket?.status).toBe('resolved');
  expect(timeline.lastSeq).toBe(1);
  await clock.advance(1_000);
  expect(timeline.lastSeq).toBe(2);
});

test('a resync asks again for all that is shown', async () => {
  const { api, ticket, tickets, clock } = await openStores();
  await tickets.show({});
  api.goLive();
  await ticket.open(7);
  await clock.advance(5_000);
  const before = { lists: api.requestsTo(http.tickets.list).length, feeds: api.requestsTo(http.activity.list).length };
  api.emit('resync', {});
  await clock.advance(5_000);
  expect(api.requestsTo(http.tickets.list)).toHaveLength(before.lists + 1);
  expect(api.requestsTo(http.activity.list)).toHaveLength(before.feeds + 1);
  expect(api.commandsNamed('ticket.open')).toHaveLength(2);
});

test('signing out leaves nothing behind that still runs', async () => {
  const { api, session, ticket, tickets, clock, dispose } = await openStores();
  await tickets.show({});
  api.goLive();
  await ticket.open(7);
  await session.logOut();
  expect(session.user).toBeNull();
  expect(ticket.ticketId).toBeNull();
  expect(tickets.items).toEqual([]);
  dispose();
  await clock.advance(60_000);
  expect(clock.waiting).toBe(0);
});
