import type { Field } from '../field.ts';
import type { Ledger, Written } from '../record/ledger.ts';
import type { Witness } from '../record/witness.ts';
import type { TrueEntry, Truth } from './truth.ts';

/** What the database has against what people wrote, were told and were shown: everything once, in order, without holes. */
export function checkKept(truth: Truth, { ledger, witness, people }: Field): string[] {
  const waiting = new Set(people.flatMap(({ tab }) => tab.outbox.messages.map(({ clientId }) => clientId)));
  return [...holes(truth), ...messages(truth, ledger, waiting), ...shown(truth, witness), ...foreign(truth, witness)];
}

function holes({ entries, tickets }: Truth): string[] {
  const failures: string[] = [];
  const last = new Map<number, number>();
  for (const { ticketId, seq } of entries) {
    const before = last.get(ticketId) ?? 0;
    if (seq !== before + 1) failures.push(`Ticket ${ticketId}: after seq ${before} comes ${seq}.`);
    last.set(ticketId, seq);
  }
  for (const { id, lastSeq } of tickets.values()) {
    if (last.get(id) !== lastSeq) failures.push(`Ticket ${id}: it says ${lastSeq} entries and has ${last.get(id)}.`);
  }
  return failures;
}

function messages({ entries }: Truth, ledger: Ledger, waiting: ReadonlySet<string>): string[] {
  const failures: string[] = [];
  const kept = new Map<string, TrueEntry>();
  const bodies = new Set<string>();
  const latest = new Map<string, Written>();
  for (const entry of entries) {
    const { ticketId, seq, clientId, body, authorId } = entry;
    if (clientId === null || body === null) continue;
    kept.set(clientId, entry);
    if (bodies.has(body)) failures.push(`Ticket ${ticketId}, seq ${seq}: “${body.slice(0, 40)}” is there twice.`);
    bodies.add(body);
    const written = ledger.messages.get(clientId);
    if (!written) {
      if (!ledger.strangers.has(authorId)) failures.push(`Ticket ${ticketId}, seq ${seq}: nobody wrote ${clientId}.`);
    } else {
      const before = latest.get(`${ticketId}/${authorId}`);
      if (before && before.order > written.order) {
        failures.push(`Ticket ${ticketId}, seq ${seq}: account ${authorId} wrote this before what stands above it.`);
      }
      latest.set(`${ticketId}/${authorId}`, written);
    }
  }
  for (const written of ledger.messages.values()) {
    // One in an outbox may be there already: its author was told neither way.
    if (!waiting.has(written.clientId)) failures.push(...messageFailures(written, kept.get(written.clientId)));
  }
  return failures;
}

function messageFailures(written: Written, kept: TrueEntry | undefined): string[] {
  const { clientId, ticketId, authorId, body, refused } = written;
  const name = `Ticket ${ticketId}, message ${clientId} (“${body.slice(0, 40)}”) by account ${authorId}`;
  if (refused !== undefined) return kept ? [`${name} is there, though its author was told “${refused}”.`] : [];
  if (!kept) return [`${name} is lost: its author was told that it was sent.`];
  const same = kept.ticketId === ticketId && kept.authorId === authorId && kept.body === body;
  return same ? [] : [`${name} was kept as something else: ${JSON.stringify(kept)}.`];
}

function shown({ fingerprints }: Truth, witness: Witness): string[] {
  const failures: string[] = [];
  for (const [place, print] of witness.shown) {
    const now = fingerprints.get(place);
    if (now !== print) failures.push(`At ${place} somebody was shown ${print}; there is ${now ?? 'nothing'}.`);
  }
  return failures;
}

function foreign({ tickets }: Truth, witness: Witness): string[] {
  const failures: string[] = [];
  for (const [accountId, heard] of witness.heardOf) {
    for (const [ticketId, words] of heard) {
      const owner = tickets.get(ticketId)?.customerId;
      if (owner !== accountId) failures.push(`Customer ${accountId} heard of ticket ${ticketId} of ${owner}: ${words}`);
    }
  }
  return failures;
}
