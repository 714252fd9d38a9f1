import { type Awaited, awaited } from '@tandem/contract';
import type { HotTransaction, Rows, Statement } from '../../database/hot-transaction.ts';
import { anyOf, insertRows, placeholders } from '../../database/sql.ts';
import type { ToldColumns } from '../activity/told.row.ts';
import { type TicketRow, ticketColumns } from '../tickets/ticket.row.ts';
import type { EntryRow } from './entry.row.ts';
import { entrySelect } from './entry-select.ts';
import { type AuthorMark, advanceMarks } from './read-marks.ts';

/** A new row of `timeline_entries`; its id is the store's to give. */
export interface NewEntryRow extends ToldColumns {
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: string;
  readonly author_id: number;
  readonly author_role: string;
  readonly assignee_id: number | null;
  readonly at: string;
  readonly body: string | null;
  readonly client_id: string | null;
  readonly changed: string | null;
}

const entryColumns = [
  'ticket_id',
  'seq',
  'kind',
  'author_id',
  'author_role',
  'assignee_id',
  'at',
  'body',
  'client_id',
  'changed',
  'told_staff',
  'told_customer',
] as const satisfies readonly (keyof NewEntryRow)[];

/** What one transaction writes. */
export interface AppendWrites {
  readonly rows: readonly NewEntryRow[];
  /** Tickets that only grew. */
  readonly grown: readonly Growth[];
  /** Tickets with other changes → all columns that changed. */
  readonly changed: readonly (readonly [id: number, changes: Partial<TicketRow>])[];
  /** How far the writers of messages have read: up to what they wrote. */
  readonly marks: readonly AuthorMark[];
  /** Marks that move only if their reader had read everything `before`. */
  readonly caughtUp: readonly { readonly mark: AuthorMark; readonly before: number }[];
  readonly now: string;
}

/** The newest `seq` of a ticket before and after, and for whom it waits then. */
export interface Growth {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly awaiting: Awaited | null;
}

/** An entry that was written before, by whoever asks. */
export type WrittenRow = Omit<EntryRow, 'author_name'>;

const MOST_UNSEEN = 200;

/** The statements of an append, in two round trips: lock and look, then write and commit. */
export class AppendRepository {
  /**
   * Locks tickets in id order, so that two transactions never wait for each other in a circle, and finds entries that
   * were written before with one of these client ids.
   */
  async lock(
    trx: HotTransaction,
    ticketIds: readonly number[],
    keys: readonly { readonly authorId: number; readonly clientId: string }[],
  ): Promise<{ tickets: Map<number, TicketRow>; written: WrittenRow[] }> {
    const ids = [...new Set(ticketIds)];
    const lock: Statement = {
      sql: `SELECT ${ticketColumns.join(', ')} FROM tickets WHERE id IN (${placeholders(ids.length)}) ORDER BY id
            ${trx.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      bindings: ids,
    };
    const [rows, written = []] = await trx.run(lock, ...(keys.length > 0 ? [writtenWith(keys)] : []));
    const tickets = rows as Rows as unknown as readonly TicketRow[];
    return { tickets: new Map(tickets.map((row) => [row.id, row])), written: written as unknown as WrittenRow[] };
  }

  /** The newest messages of a ticket after `seq`, at most 200, oldest first. */
  async messagesAfter(trx: HotTransaction, ticketId: number, seq: number): Promise<EntryRow[]> {
    const [newest] = await trx.run({
      sql: `${entrySelect} WHERE e.ticket_id = ? AND e.seq > ? AND e.kind = 'message' ORDER BY e.seq DESC LIMIT ${MOST_UNSEEN}`,
      bindings: [ticketId, seq],
    });
    return [...(newest as unknown as EntryRow[])].reverse();
  }

  /**
   * Writes everything and commits; answers the ids of the new entries in the order of `rows`. Tickets come first: the one
   * UPDATE of those that grew locks them in id order, if they are not locked yet, and fails with `isMissing` when one of
   * them is not where its growth begins.
   */
  async write(trx: HotTransaction, { rows, grown, changed, marks, caughtUp, now }: AppendWrites): Promise<number[]> {
    const tickets = [
      ...(grown.length > 0 ? [grow(grown, now)] : []),
      ...changed.map(([id, changes]) => update(id, changes)),
    ];
    const insert = insertEntries(trx, rows);
    const results = await trx.commit(
      ...tickets,
      ...insert,
      ...(marks.length > 0 ? [advanceMarks(trx.dialect, marks)] : []),
      ...caughtUp.map(({ mark, before }) => catchUp(mark, before)),
    );
    const written = results[tickets.length + insert.length - 1];
    const byPlace = new Map((written as unknown as PlacedRow[]).map((row) => [place(row), row.id]));
    return rows.map((row) => {
      const id = byPlace.get(place(row));
      if (id === undefined) throw new Error(`Entry ${place(row)} was inserted but not found.`);
      return id;
    });
  }
}

const writtenWith = (keys: readonly { readonly authorId: number; readonly clientId: string }[]): Statement => ({
  // Without the author's name, which who asks knows: with few accounts MariaDB would begin the join at theirs.
  sql: `SELECT id, ticket_id, seq, kind, author_id, author_role, at, body, client_id, changed FROM timeline_entries
        WHERE ${anyOf(keys.length, 'author_id = ? AND client_id = ?')}`,
  bindings: keys.flatMap(({ authorId, clientId }) => [authorId, clientId]),
});

/**
 * Inserts; the last statement answers the ids. MySQL needs a second one for that, and knows the first of them: what lies
 * between may belong to another replica, so it is looked up rather than counted.
 */
function insertEntries({ returning }: HotTransaction, rows: readonly NewEntryRow[]): Statement[] {
  if (returning) return [insertRows('timeline_entries', entryColumns, rows, 'RETURNING id, ticket_id, seq')];
  const ids = { sql: 'SELECT id, ticket_id, seq FROM timeline_entries WHERE id >= LAST_INSERT_ID()', bindings: [] };
  return [insertRows('timeline_entries', entryColumns, rows), ids];
}

/** `last_seq` may not be NULL, so one ticket that has moved meanwhile makes the statement fail. */
function grow(grown: readonly Growth[], now: string): Statement {
  const waits = awaited
    .map((who) => ({ who, ids: grown.filter(({ awaiting }) => awaiting === who).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0);
  const awaiting = waits.map(({ who, ids }) => `WHEN id IN (${placeholders(ids.length)}) THEN '${who}'`).join(' ');
  return {
    sql: `UPDATE tickets SET last_seq = CASE id
            ${grown.map(() => 'WHEN ? THEN CASE last_seq WHEN ? THEN ? END').join(' ')} END,
            awaiting = ${waits.length > 0 ? `CASE ${awaiting} END` : 'NULL'},
            updated_at = ? WHERE id IN (${placeholders(grown.length)})`,
    bindings: [
      ...grown.flatMap(({ id, from, to }) => [id, from, to]),
      ...waits.flatMap(({ ids }) => ids),
      now,
      ...grown.map(({ id }) => id),
    ],
  };
}

function update(id: number, changes: Partial<TicketRow>): Statement {
  const columns = ticketColumns.filter((column) => changes[column] !== undefined);
  return {
    sql: `UPDATE tickets SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    bindings: [...columns.map((column) => changes[column] ?? null), id],
  };
}

const catchUp = ({ ticketId, accountId, seq }: AuthorMark, before: number): Statement => ({
  sql: 'UPDATE ticket_reads SET last_read_seq = ? WHERE ticket_id = ? AND account_id = ? AND last_read_seq = ?',
  bindings: [seq, ticketId, accountId, before],
});

interface PlacedRow {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
}

const place = ({ ticket_id, seq }: Omit<PlacedRow, 'id'>) => `${ticket_id}/${seq}`;
