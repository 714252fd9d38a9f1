import { http, type SharedTicket, type Ticket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { openStores } from '../testing/open-stores.ts';
import { anEntry, asParticipant, aTicket, entries, sam } from '../testing/samples.ts';

const shared = ({ readSeq: _, unread: __, ...ticket }: Ticket): SharedTicket => ticket;

/** A ticket that is being opened live: the api has read it with two entries, its reply is still on the way. */
async function opening() {
  const stores = await openStores({ lastSeq: 2 });
  const { api, ticket } = stores;
  api.goLive();
  let reply = () => {};
  api.answerCommand('ticket.open', () => {
    const read = { ticket: aTicket({ lastSeq: 2 }), entries: entries(1, 2), lastSeq: 2, more: false };
    return new Promise((resolve) => {
      reply = () => resolve({ ...read, reads: [], viewers: [] });
    });
  });
  void ticket.open(7);
  await settle();
  const arrive = async () => {
    reply();
    await settle();
  };
  return { ...stores, arrive, seqs: () => stores.timeline.entries.map(({ seq }) => seq) };
}

test('an entry that comes before the reply to opening its ticket is shown, without another question', async () => {
  const { api, timeline, arrive, seqs } = await opening();
  api.emit('timeline.entry', { entry: anEntry(3) });
  expect(timeline.entries).toEqual([]);
  await arrive();
  expect(seqs()).toEqual([1, 2, 3]);
  expect(api.requestsTo(http.timeline.list)).toEqual([]);
});

test('an entry that comes too early with one missing before it is shown once that one was fetched', async () => {
  const { api, arrive, seqs } = await opening();
  api.answer(http.timeline.list, { items: entries(3, 4), lastSeq: 4 });
  api.emit('timeline.entry', { entry: anEntry(4) });
  await settle();
  expect(api.requestsTo(http.timeline.list)).toEqual([]); // nothing to fetch after, yet
  await arrive();
  expect(seqs()).toEqual([1, 2, 3, 4]);
});

test('a ticket that is announced while it is being opened shows as announced, and its entry is fetched', async () => {
  const { api, ticket, clock, arrive, seqs } = await opening();
  api.answer(http.timeline.list, { items: entries(3, 3), lastSeq: 3 });
  const announce = (change: Partial<Ticket>) => api.emit('tickets.changed', { tickets: [shared(aTicket(change))] });
  announce({ status: 'in_progress', lastSeq: 3, version: 2 });
  announce({ status: 'open', lastSeq: 1, version: 1 });
  await arrive();
  expect(ticket.ticket).toMatchObject({ status: 'in_progress', lastSeq: 3 });
  await clock.advance(1_000);
  expect(seqs()).toEqual([1, 2, 3]);
});

test('entries the ticket itself knows of are fetched when the reply was read before them', async () => {
  const { api, ticket, timeline, clock } = await openStores({ lastSeq: 2 });
  const page = { items: entries(1, 2), lastSeq: 2 };
  api.answer(http.tickets.read, aTicket({ lastSeq: 3 }));
  api.answer(http.timeline.list, ({ query }) =>
    query.after === undefined ? page : { items: entries(3, 3), lastSeq: 3 },
  );
  await ticket.open(7);
  expect(timeline.entries).toHaveLength(2);
  await clock.advance(1_000);
  expect(timeline.entries).toHaveLength(3);
});

test('what one wrote while the ticket was being opened does not count as unread', async () => {
  const { api, ticket, arrive } = await opening();
  api.emit('timeline.entry', { entry: anEntry(3, { author: asParticipant(sam) }) });
  await arrive();
  expect(ticket.ticket?.readSeq).toBe(3);
});

test('an entry that came early for a ticket that was left is not shown in the next', async () => {
  const { api, ticket, timeline } = await opening();
  api.emit('timeline.entry', { entry: anEntry(2) });
  const reply = { ticket: aTicket({ id: 8 }), entries: entries(1, 1, { ticketId: 8 }), lastSeq: 1, more: false };
  api.answerCommand('ticket.open', { ...reply, reads: [], viewers: [] });
  await ticket.open(8);
  expect(timeline.entries).toMatchObject([{ ticketId: 8, seq: 1 }]);
});
