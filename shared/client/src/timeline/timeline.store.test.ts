import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { openStores, openTicketStores } from '../testing/open-stores.ts';
import { ana, anEntry, asParticipant, aTicket, entries, kim, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

const seqs = ({ timeline }: { timeline: { entries: readonly { seq: number }[] } }) =>
  timeline.entries.map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('a gap in what arrives is fetched before what comes after it is shown', async () => {
  const stores = await openTicketStores({ lastSeq: 2 });
  stores.api.answer(http.timeline.list, { items: entries(3, 5), lastSeq: 5 });
  stores.api.emit('timeline.entry', { entry: anEntry(5) });
  expect(seqs(stores)).toEqual([1, 2]);
  await settle();
  expect(seqs(stores)).toEqual([1, 2, 3, 4, 5]);
  expect(stores.api.requestsTo(http.timeline.list)).toMatchObject([{ query: { after: 2 } }]);
});

test('a gap that cannot be fetched is said, and fetched later', async () => {
  const stores = await openTicketStores({ lastSeq: 2 });
  stores.api.failure = offline();
  stores.api.emit('timeline.entry', { entry: anEntry(4) });
  await settle();
  expect(stores.timeline.catchUpFailure?.code).toBe('offline');
  stores.api.failure = null;
  stores.api.answer(http.timeline.list, { items: entries(3, 4), lastSeq: 4 });
  await stores.clock.advance(30_000);
  expect(seqs(stores)).toEqual([1, 2, 3, 4]);
  expect(stores.timeline.catchUpFailure).toBeNull();
});

test('a long absence is caught up page by page, and counted once', async () => {
  const stores = await openTicketStores({ lastSeq: 2 });
  stores.api.drop();
  const all = entries(1, 502);
  stores.api.answer(http.timeline.list, ({ query }) => {
    const after = query.after ?? 0;
    return { items: all.slice(after, after + (query.limit ?? 50)), lastSeq: 502 };
  });
  stores.api.answerCommand('ticket.open', {
    ticket: aTicket({ lastSeq: 502 }),
    entries: all.slice(2, 102),
    lastSeq: 502,
    more: true,
    reads: [],
    viewers: [],
  });
  stores.api.goLive();
  await settle(100);
  expect(seqs(stores)).toEqual(upTo(502));
  expect(stores.timeline.away).toEqual({ afterSeq: 2, count: 500 });
});

test('what came by HTTP while the live connection was down counts as missed, too', async () => {
  const stores = await openTicketStores();
  const { api, ticket } = stores;
  api.drop('connecting');
  api.answer(http.tickets.read, aTicket({ lastSeq: 3 }));
  api.answer(http.timeline.list, { items: entries(2, 3), lastSeq: 3 });
  await ticket.reload();
  expect(seqs(stores)).toEqual([1, 2, 3]);
  api.drop('offline');
  api.answerCommand('ticket.open', {
    ticket: aTicket({ lastSeq: 4 }),
    entries: entries(4, 4),
    lastSeq: 4,
    more: false,
    reads: [],
    viewers: [],
  });
  api.goLive();
  await settle();
  expect(stores.timeline.away).toEqual({ afterSeq: 1, count: 3 });
});

test('a catch-up that answers after another ticket was opened does not get into that one', async () => {
  const stores = await openTicketStores();
  const { api, ticket } = stores;
  let deliver = (_: { items: ReturnType<typeof entries>; lastSeq: number }) => {};
  api.answer(http.timeline.list, () => new Promise((resolve) => (deliver = resolve)));
  api.emit('timeline.entry', { entry: anEntry(3) });
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
  deliver({ items: entries(2, 3), lastSeq: 3 });
  await settle();
  expect(stores.timeline.entries).toMatchObject([{ ticketId: 8, seq: 1 }]);
});

test('a very long absence begins again at the newest entries; the others load on demand', async () => {
  const stores = await openTicketStores({ lastSeq: 2 });
  stores.api.drop();
  const all = entries(1, 5_000);
  stores.api.answer(http.timeline.list, ({ query }) => ({
    items:
      query.before !== undefined
        ? all.slice(query.before - 1 - (query.limit ?? 50), query.before - 1)
        : all.slice(-(query.limit ?? 50)),
    lastSeq: 5_000,
  }));
  stores.api.answerCommand('ticket.open', {
    ticket: aTicket({ lastSeq: 5_000 }),
    entries: all.slice(2, 52),
    lastSeq: 5_000,
    more: true,
    reads: [],
    viewers: [],
  });
  stores.api.goLive();
  await settle(100);
  expect(seqs(stores)).toEqual(all.slice(-100).map(({ seq }) => seq));
  expect(stores.timeline.hasOlder).toBe(true);
  expect(stores.timeline.away?.count).toBe(4_998);
  await stores.timeline.loadOlder();
  expect(seqs(stores)).toEqual(all.slice(-200).map(({ seq }) => seq));
});

test('older entries load before those shown, and a failure to do so can be tried again', async () => {
  const stores = await openTicketStores({ lastSeq: 120 });
  expect(stores.timeline.entries[0]?.seq).toBe(71);
  stores.api.failure = offline();
  await stores.timeline.loadOlder();
  expect(stores.timeline.olderFailure?.code).toBe('offline');
  stores.api.failure = null;
  await stores.timeline.loadOlder();
  expect(seqs(stores)).toEqual(upTo(120));
  expect(stores.timeline.hasOlder).toBe(false);
  expect(stores.timeline.olderFailure).toBeNull();
});

test('entries of another ticket do not get into this conversation', async () => {
  const stores = await openTicketStores();
  stores.api.emit('timeline.entry', { entry: anEntry(2, { ticketId: 8 }) });
  expect(seqs(stores)).toEqual([1]);
});

test('the answer for a ticket that was left meanwhile is not shown in the next', async () => {
  const stores = await openStores();
  const first = stores.ticket.open(7);
  stores.api.answer(http.tickets.read, aTicket({ id: 8, title: 'Another' }));
  stores.api.answer(http.timeline.list, { items: [anEntry(1, { ticketId: 8 })], lastSeq: 1 });
  const second = stores.ticket.open(8);
  await Promise.all([first, second]);
  expect(stores.ticket.ticket?.id).toBe(8);
  expect(stores.timeline.entries).toMatchObject([{ ticketId: 8 }]);
});

test('who types is shown, until they stop, write, or say nothing for 6 s', async () => {
  const { api, timeline, clock } = await openTicketStores();
  const typing = (who: typeof ana, on: boolean) =>
    api.emit('typing', { ticketId: 7, who: asParticipant(who), typing: on });
  typing(ana, true);
  typing(kim, true);
  expect(timeline.typing.map(({ name }) => name)).toEqual([ana.name, kim.name]);
  typing(kim, false);
  api.emit('timeline.entry', { entry: anEntry(2) });
  expect(timeline.typing).toEqual([]);
  typing(ana, true);
  await clock.advance(5_999);
  expect(timeline.typing).toHaveLength(1);
  await clock.advance(1);
  expect(timeline.typing).toEqual([]);
  typing(sam, true); // myself, in another window
  expect(timeline.typing).toEqual([]);
});

test('typing is told at most every 3 s, and its end at once', async () => {
  const { api, timeline, clock } = await openTicketStores();
  const told = () => api.commandsNamed('typing.set').map(({ typing }) => typing);
  for (let key = 0; key < 10; key += 1) {
    timeline.setTyping(true);
    await clock.advance(400);
  }
  expect(told()).toEqual([true, true]);
  timeline.setTyping(false);
  timeline.setTyping(false);
  expect(told()).toEqual([true, true, false]);
});

test('others who have the ticket open are shown, oneself is not', async () => {
  const { api, timeline } = await openTicketStores();
  api.emit('presence', { ticketId: 7, viewers: [asParticipant(ana), asParticipant(sam)] });
  expect(timeline.viewers.map(({ name }) => name)).toEqual([ana.name]);
  api.drop();
  expect(timeline.viewers).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['only white space', ' \n '],
  ['too much', 'x'.repeat(10_001)],
  ['what cannot be stored', 'a\0b'],
])('%s cannot be sent, and the writer keeps it', async (_, body) => {
  const { timeline, outbox } = await openTicketStores();
  expect(() => timeline.send(body)).toThrowError(
    expect.objectContaining({ code: 'validation', fields: { body: expect.any(String) } }),
  );
  expect(outbox.messages).toEqual([]);
});
