import type { Database, Transaction } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import { type TicketRow, ticketColumns } from '../tickets/ticket.row.ts';
import type { EntryRow } from './entry.row.ts';

/** A new row of `timeline_entries`; its id is the store's to give. */
export interface NewEntryRow {
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

export interface AuthorMark {
  readonly ticketId: number;
  readonly accountId: number;
  readonly seq: number;
}

const MOST_UNSEEN = 200;

/** The statements of an append. All run inside the transaction they are given. */
export class AppendRepository {
  /** Locks tickets in id order, so that two transactions never wait for each other in a circle. */
  async lock(trx: Transaction, ids: readonly number[]): Promise<Map<number, TicketRow>> {
    const rows: TicketRow[] = await trx('tickets')
      .select(ticketColumns)
      .whereIn('id', [...new Set(ids)])
      .orderBy('id')
      .forUpdate();
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Entries that were written with one of these client ids before. */
  async written(trx: Transaction, keys: readonly { authorId: number; clientId: string }[]): Promise<EntryRow[]> {
    if (keys.length === 0) return [];
    // Two IN lists instead of a list of pairs: MariaDB reads those through the index. The few extra rows are dropped by the caller.
    return entries(trx)
      .whereIn('e.author_id', [...new Set(keys.map(({ authorId }) => authorId))])
      .whereIn('e.client_id', [...new Set(keys.map(({ clientId }) => clientId))]);
  }

  /** The newest messages of a ticket after `seq`, at most 200, oldest first. */
  async messagesAfter(trx: Transaction, ticketId: number, seq: number): Promise<EntryRow[]> {
    const newest: EntryRow[] = await entries(trx)
      .where('e.ticket_id', ticketId)
      .where('e.seq', '>', seq)
      .where('e.kind', 'message')
      .orderBy('e.seq', 'desc')
      .limit(MOST_UNSEEN);
    return newest.reverse();
  }

  /** Inserts entries and answers their ids in the same order. */
  async insert(trx: Transaction, rows: readonly NewEntryRow[]): Promise<number[]> {
    const [reported] = await trx('timeline_entries').insert(rows);
    // MySQL reports the first id of a statement, SQLite the last. The ids between belong to nobody for sure until read
    // back: another replica's may lie among them.
    const first = isSqlite(trx) ? Number(reported) - rows.length + 1 : Number(reported);
    const written: { id: number; ticket_id: number; seq: number }[] = await trx('timeline_entries')
      .select('id', 'ticket_id', 'seq')
      .where('id', '>=', first)
      .whereIn('ticket_id', [...new Set(rows.map((row) => row.ticket_id))]);
    const byPlace = new Map(written.map((row) => [place(row), row.id]));
    return rows.map((row) => {
      const id = byPlace.get(place(row));
      if (id === undefined) throw new Error(`Entry ${place(row)} was inserted but not found.`);
      return id;
    });
  }

  /** Tickets that only grew: `grown` maps ticket id → number of new entries. */
  async grow(trx: Transaction, grown: ReadonlyMap<number, number>, now: string): Promise<void> {
    const byCount = new Map<number, number[]>();
    for (const [id, added] of grown) byCount.set(added, [...(byCount.get(added) ?? []), id]);
    for (const [added, ids] of byCount) {
      await trx('tickets')
        .whereIn('id', ids)
        .update({ last_seq: trx.raw('last_seq + ?', [added]), updated_at: now });
    }
  }

  async update(trx: Transaction, id: number, changes: Partial<TicketRow>): Promise<void> {
    await trx('tickets').where({ id }).update(changes);
  }

  /** Whoever writes a message has read up to it. Marks never move back. */
  async markAuthors(trx: Transaction, marks: readonly AuthorMark[]): Promise<void> {
    if (marks.length > 0) await advanceMarks(trx, marks);
  }

  /** Whoever had read everything has also read the change they made themselves. */
  async markCaughtUp(trx: Transaction, { ticketId, accountId, seq }: AuthorMark, before: number): Promise<void> {
    await trx('ticket_reads')
      .where({ ticket_id: ticketId, account_id: accountId, last_read_seq: before })
      .update({ last_read_seq: seq });
  }
}

/** Moves read marks forward, in one statement. */
export async function advanceMarks(db: Database | Transaction, marks: readonly AuthorMark[]): Promise<void> {
  const later = isSqlite(db)
    ? 'max(ticket_reads.last_read_seq, excluded.last_read_seq)'
    : 'greatest(last_read_seq, values(last_read_seq))';
  await db('ticket_reads')
    .insert(
      marks.map(({ ticketId, accountId, seq }) => ({ ticket_id: ticketId, account_id: accountId, last_read_seq: seq })),
    )
    .onConflict(['ticket_id', 'account_id'])
    .merge({ last_read_seq: db.raw(later) });
}

/** Entries with their author's name, as {@link EntryRow}. */
export const entries = (db: Database | Transaction) =>
  db('timeline_entries as e')
    .join('accounts as a', 'a.id', 'e.author_id')
    .select(
      'e.id',
      'e.ticket_id',
      'e.seq',
      'e.kind',
      'e.author_id',
      'a.name as author_name',
      'e.author_role',
      'e.at',
      'e.body',
      'e.client_id',
      'e.changed',
    );

const place = ({ ticket_id, seq }: { ticket_id: number; seq: number }) => `${ticket_id}/${seq}`;
