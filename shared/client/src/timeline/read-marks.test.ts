import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { refused } from '../testing/fake-connection.ts';
import { openTicketStores } from '../testing/open-stores.ts';
import { ana, anEntry, asParticipant, aTicket, kim, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

test('how far others have read only moves on', async () => {
  const { api, timeline } = await openTicketStores({ lastSeq: 5 });
  api.emit('read', { ticketId: 7, reader: asParticipant(ana), seq: 4 });
  api.emit('read', { ticketId: 7, reader: asParticipant(ana), seq: 2 });
  expect(timeline.readingsOf(4).map(({ reader }) => reader.name)).toEqual([ana.name]);
  expect(timeline.readingsOf(5)).toEqual([]);
});

test('what a mark passes under one’s eyes was read at that moment, and goes on having been', async () => {
  const { api, timeline } = await openTicketStores({ lastSeq: 5 });
  const reader = asParticipant(ana);
  const at = (seq: number) => timeline.readingsOf(seq).map((reading) => reading.at);
  api.emit('read', { ticketId: 7, reader, seq: 2, at: '2026-11-22T14:02:00.000Z' });
  api.emit('read', { ticketId: 7, reader, seq: 4, at: '2026-11-22T14:04:00.000Z' });
  api.emit('read', { ticketId: 7, reader, seq: 5 }); // by writing, which is no moment of reading
  expect([1, 2, 3, 4, 5].map(at)).toEqual([
    [null],
    ['2026-11-22T14:02:00.000Z'],
    ['2026-11-22T14:04:00.000Z'],
    ['2026-11-22T14:04:00.000Z'],
    [null],
  ]);
});

test('of a mark that was found, only the entry it stands on is known to have been read at its time', async () => {
  const reads = [
    { reader: asParticipant(ana), seq: 3, at: '2026-11-22T14:03:00.000Z' },
    { reader: asParticipant(ana), seq: 4 },
  ];
  const { timeline } = await openTicketStores({ lastSeq: 5, reads });
  expect([2, 3, 4].map((seq) => timeline.readingsOf(seq).map((reading) => reading.at))).toEqual([
    [null],
    ['2026-11-22T14:03:00.000Z'],
    [null],
  ]);
});

test('marks that follow each other are sent as one; without a live connection by HTTP', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 5 });
  for (const seq of [2, 3, 5, 4]) timeline.markRead(seq);
  expect(timeline.readSeq).toBe(5);
  await clock.advance(1_000);
  expect(api.commandsNamed('ticket.read')).toEqual([{ ticketId: 7, seq: 5 }]);
  api.emit('timeline.entry', { entry: anEntry(6) });
  api.drop();
  timeline.markRead();
  await clock.advance(1_000);
  expect(api.requestsTo(http.timeline.markRead)).toEqual([{ params: { id: 7 }, body: { seq: 6 } }]);
});

test('a mark that could not be sent is sent when the connection is back', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 5 });
  api.drop();
  api.failure = offline();
  timeline.markRead();
  await clock.advance(1_000);
  api.failure = null;
  api.goLive();
  await clock.advance(1_000);
  expect(api.commandsNamed('ticket.read')).toEqual([{ ticketId: 7, seq: 5 }]);
});

test('leaving a ticket sends the mark that waits', async () => {
  const { api, timeline, ticket, clock } = await openTicketStores({ lastSeq: 3 });
  timeline.markRead();
  ticket.leave();
  await clock.advance(1_000);
  const marks = [...api.commandsNamed('ticket.read'), ...api.requestsTo(http.timeline.markRead)];
  expect(marks).toHaveLength(1);
  expect(api.commandsNamed('ticket.leave')).toHaveLength(1);
});

test('a mark that could not be sent before its ticket was left is sent all the same', async () => {
  const { api, timeline, ticket, clock } = await openTicketStores({ lastSeq: 5 });
  api.failure = offline();
  api.answerCommand('ticket.read', () => {
    throw refused('unavailable');
  });
  timeline.markRead();
  await clock.advance(1_000);
  ticket.leave();
  await clock.advance(60_000);
  expect(api.requestsTo(http.timeline.markRead).length).toBeGreaterThan(1);
  api.failure = null;
  const before = api.requestsTo(http.timeline.markRead).length;
  await clock.advance(120_000);
  expect(api.requestsTo(http.timeline.markRead).slice(before)).toEqual([{ params: { id: 7 }, body: { seq: 5 } }]);
});

test('a mark that is still on its way counts when its ticket is opened again', async () => {
  const { api, timeline, ticket } = await openTicketStores({ lastSeq: 5 });
  api.answer(http.timeline.markRead, () => new Promise(() => {}));
  timeline.markRead();
  ticket.leave();
  await ticket.open(7);
  expect([timeline.readSeq, timeline.newAfterSeq, ticket.ticket?.unread]).toEqual([5, 5, 0]);
});

test('a mark that could not be sent is not sent for the account that signs in next', async () => {
  const { api, timeline, session, clock } = await openTicketStores({ lastSeq: 5 });
  api.failure = offline();
  api.answerCommand('ticket.read', () => {
    throw refused('unavailable');
  });
  timeline.markRead();
  await clock.advance(1_000);
  await session.logOut();
  api.failure = null;
  api.user = kim;
  await session.logIn({ email: kim.email, password: 'a long password' });
  const before = api.requestsTo(http.timeline.markRead).length;
  await clock.advance(120_000);
  expect(api.requestsTo(http.timeline.markRead)).toHaveLength(before);
});

test('who changes a ticket has not read what was there before, and what they did read is still sent', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 5 });
  timeline.markRead(3);
  api.emit('timeline.entry', { entry: anEntry(6, { kind: 'status', author: asParticipant(sam) }) });
  expect(timeline.readSeq).toBe(3);
  await clock.advance(1_000);
  expect(api.commandsNamed('ticket.read')).toEqual([{ ticketId: 7, seq: 3 }]);
});

test('who has read all of a ticket and changes it has read the change', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 5 });
  timeline.markRead();
  api.emit('timeline.entry', { entry: anEntry(6, { kind: 'status', author: asParticipant(sam) }) });
  await clock.advance(1_000);
  expect(timeline.readSeq).toBe(6);
  expect(api.commandsNamed('ticket.read')).toEqual([{ ticketId: 7, seq: 6 }]);
});

test('a message that arrives after its ticket was left has read that ticket in the list', async () => {
  const { api, timeline, ticket, tickets } = await openTicketStores({ lastSeq: 5 });
  await tickets.show({});
  ticket.leave();
  timeline.take(anEntry(6, { author: asParticipant(sam) }));
  api.emit('tickets.changed', { tickets: [aTicket({ lastSeq: 6, version: 2 })] });
  expect(tickets.items[0]).toMatchObject({ id: 7, lastSeq: 6, readSeq: 6, unread: 0 });
});

test('a mark the api refuses for good is not tried again', async () => {
  const { api, timeline, ticket, clock } = await openTicketStores({ lastSeq: 5 });
  api.answer(http.timeline.markRead, () => {
    throw refused('not_found');
  });
  api.answerCommand('ticket.read', () => {
    throw refused('unavailable');
  });
  timeline.markRead();
  ticket.leave();
  await clock.advance(120_000);
  expect(api.requestsTo(http.timeline.markRead).length).toBeLessThanOrEqual(1);
});

test('the “New” line stays where reading began', async () => {
  const { api, timeline } = await openTicketStores({ lastSeq: 3 });
  expect(timeline.newAfterSeq).toBe(0);
  timeline.markRead();
  api.emit('timeline.entry', { entry: anEntry(4) });
  expect(timeline.newAfterSeq).toBe(0);
  expect(timeline.readSeq).toBe(3);
});
