import { type Entry, http, type Participant, type Ticket, type User } from '@tandem/contract';
import { act } from '@testing-library/react';
import { settle } from '../../../client/src/testing/fake-clock.ts';
import { asParticipant, aTicket, entries as someEntries } from '../../../client/src/testing/samples.ts';
import { givenStores } from './show.tsx';

interface Situation {
  readonly reader: User;
  readonly ticket?: Partial<Ticket>;
  readonly entries?: readonly Entry[];
  readonly viewers?: readonly Participant[];
  readonly reads?: readonly { readonly reader: Participant; readonly seq: number }[];
}

/** Ticket 7 is open, as the reader finds it. The api takes what they write and numbers it. */
export async function givenOpenTicket({ reader, ticket = {}, entries, viewers = [], reads = [] }: Situation) {
  const given = await givenStores(reader);
  const { connection, stores } = given;
  const all = [...(entries ?? someEntries(1, 3))];
  const lastSeq = () => all.at(-1)?.seq ?? 0;
  const facts = () => aTicket({ lastSeq: lastSeq(), readSeq: lastSeq(), ...ticket });
  connection.answerCommand('ticket.open', ({ after }) => ({
    ticket: facts(),
    entries: all.filter(({ seq }) => seq > (after ?? 0)),
    lastSeq: lastSeq(),
    more: false,
    reads: [...reads],
    viewers: [...viewers],
  }));
  connection.answer(http.accounts.staff, { items: [], nextCursor: null });
  connection.answerCommand('message.send', ({ clientId, body }) => {
    const entry = next({ clientId, body, author: asParticipant(reader) });
    return { entry };
  });
  const next = (facts: Partial<Entry>): Entry => {
    const entry: Entry = {
      ticketId: 7,
      seq: lastSeq() + 1,
      kind: 'message',
      author: asParticipant(reader),
      at: '2026-11-22T14:02:00.000Z',
      ...facts,
    };
    all.push(entry);
    return entry;
  };
  /** Somebody else does something on the ticket. */
  const happens = (facts: Partial<Entry>) =>
    act(async () => {
      connection.emit('timeline.entry', { entry: next(facts) });
      await settle();
    });
  await stores.ticket.open(7);
  return { ...given, happens };
}
