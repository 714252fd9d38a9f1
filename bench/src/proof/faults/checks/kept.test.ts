import { expect, test } from 'vitest';
import type { Field } from '../field.ts';
import { fingerprint } from '../record/fingerprint.ts';
import { Ledger } from '../record/ledger.ts';
import { Witness } from '../record/witness.ts';
import { checkKept } from './kept.ts';
import type { Truth } from './truth.ts';

const AT = '2026-11-22T14:00:00.000Z';
const print = (id: number, body: string | null, clientId: string | null) =>
  fingerprint({
    kind: body === null ? 'created' : 'message',
    author: { id, name: '', role: 'customer' },
    at: AT,
    ...(body !== null && { body }),
    ...(clientId !== null && { clientId }),
  });

/** Ticket 1 of customer 5 with two messages of theirs, as everybody was told and shown. */
function allWell() {
  const rows: [seq: number, body: string | null, clientId: string | null][] = [
    [1, null, null],
    [2, 'one', 'a'],
    [3, 'two', 'b'],
  ];
  const truth = {
    tickets: new Map([[1, { id: 1, customerId: 5, lastSeq: 3, status: 'open' as const, version: 1 }]]),
    entries: rows.map(([seq, body, clientId]) => ({ ticketId: 1, seq, authorId: 5, body, clientId })),
    fingerprints: new Map(rows.map(([seq, body, clientId]) => [`1/${seq}`, print(5, body, clientId)])),
  } satisfies Truth;
  const ledger = new Ledger();
  ledger.wrote({ clientId: 'a', ticketId: 1, authorId: 5, body: 'one' });
  ledger.wrote({ clientId: 'b', ticketId: 1, authorId: 5, body: 'two' });
  const witness = new Witness();
  for (const [place, seen] of truth.fingerprints) witness.shown.set(place, seen);
  witness.heardOf.set(5, new Map([[1, 'an event']]));
  const waiting: { clientId: string }[] = [];
  const people = [{ tab: { outbox: { messages: waiting } } }];
  const check = () => checkKept(truth, { ledger, witness, people } as unknown as Field);
  return { truth, ledger, witness, waiting, check };
}

test('nothing is found where nothing is wrong', () => {
  expect(allWell().check()).toEqual([]);
});

test('an acknowledged message that is not there is found, one that waits to be sent is not', () => {
  const { ledger, waiting, check } = allWell();
  ledger.wrote({ clientId: 'c', ticketId: 1, authorId: 5, body: 'three' });
  expect(check()).toEqual([expect.stringContaining('is lost')]);
  waiting.push({ clientId: 'c' });
  expect(check()).toEqual([]);
});

test('a message that was kept though its author was told that it was refused is found', () => {
  const { ledger, check } = allWell();
  ledger.refused('b', 'ticket_closed');
  expect(check()).toEqual([expect.stringContaining('told “ticket_closed”')]);
});

test('a message that is there twice is found', () => {
  const { truth, check } = allWell();
  truth.entries.push({ ticketId: 1, seq: 4, authorId: 5, body: 'two', clientId: 'again' });
  truth.tickets.set(1, { id: 1, customerId: 5, lastSeq: 4, status: 'open', version: 1 });
  expect(check()).toEqual([expect.stringContaining('is there twice'), expect.stringContaining('nobody wrote')]);
});

test('what is written by people who do not tell is left alone, unless it is there twice', () => {
  const { truth, ledger, check } = allWell();
  ledger.strangers.add(7);
  truth.entries.push({ ticketId: 1, seq: 4, authorId: 7, body: 'three', clientId: 'c' });
  truth.tickets.set(1, { id: 1, customerId: 5, lastSeq: 4, status: 'open', version: 1 });
  expect(check()).toEqual([]);

  truth.entries.push({ ticketId: 1, seq: 5, authorId: 7, body: 'three', clientId: 'd' });
  truth.tickets.set(1, { id: 1, customerId: 5, lastSeq: 5, status: 'open', version: 1 });
  expect(check()).toEqual([expect.stringContaining('is there twice')]);
});

test('a hole in the order is found', () => {
  const { truth, check } = allWell();
  truth.entries.splice(1, 1);
  expect(check()).toEqual(expect.arrayContaining([expect.stringContaining('after seq 1 comes 3')]));
});

test('messages in another order than they were written in are found', () => {
  const { truth, check } = allWell();
  const [created, one, two] = truth.entries;
  if (!created || !one || !two) throw new Error('There should be three.');
  truth.entries.splice(0, 3, created, { ...two, seq: 2 }, { ...one, seq: 3 });
  expect(check()).toEqual([expect.stringContaining('wrote this before what stands above it')]);
});

test('an entry that somebody was shown and that is not there, or is another, is found', () => {
  const { witness, check } = allWell();
  witness.shown.set('1/4', print(5, 'phantom', 'x'));
  witness.shown.set('1/2', print(6, 'one', 'a'));
  expect(check()).toHaveLength(2);
});

test('a customer who heard of somebody else’s ticket is found', () => {
  const { witness, check } = allWell();
  witness.heardOf.set(6, new Map([[1, 'an event']]));
  expect(check()).toEqual([expect.stringContaining('Customer 6 heard of ticket 1 of 5')]);
});
