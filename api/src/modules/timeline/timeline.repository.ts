import type { Participant } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { type AuthorMark, advanceMarks, entries } from './append.repository.ts';
import type { EntryRow } from './entry.row.ts';

/** What may be asked of a ticket before its timeline is shown. */
export interface TimelineHead {
  readonly id: number;
  readonly customer_id: number;
  readonly last_seq: number;
}

export interface ReadMark {
  readonly reader: Participant;
  readonly seq: number;
}

const MOST_READERS = 50;

export class TimelineRepository {
  constructor(private readonly db: Database) {}

  heads(ticketIds: readonly number[]): Promise<TimelineHead[]> {
    return this.db('tickets').select('id', 'customer_id', 'last_seq').whereIn('id', ticketIds);
  }

  /** Entries after `seq`, oldest first. */
  after(ticketId: number, seq: number, limit: number): Promise<EntryRow[]> {
    return entries(this.db).where('e.ticket_id', ticketId).where('e.seq', '>', seq).orderBy('e.seq').limit(limit);
  }

  /** The newest entries before `seq`, oldest first. */
  async before(ticketId: number, seq: number, limit: number): Promise<EntryRow[]> {
    const newest: EntryRow[] = await entries(this.db)
      .where('e.ticket_id', ticketId)
      .where('e.seq', '<', seq)
      .orderBy('e.seq', 'desc')
      .limit(limit);
    return newest.reverse();
  }

  /** How far people have read, the furthest first, at most 50. */
  async reads(ticketId: number): Promise<ReadMark[]> {
    const rows = await this.db('ticket_reads as r')
      .join('accounts as a', 'a.id', 'r.account_id')
      .select('a.id', 'a.name', 'a.role', 'r.last_read_seq')
      .where('r.ticket_id', ticketId)
      .orderBy('r.last_read_seq', 'desc')
      .limit(MOST_READERS);
    return rows.map(({ id, name, role, last_read_seq }) => ({ reader: { id, name, role }, seq: last_read_seq }));
  }

  /** Moves read marks forward; each reader and ticket at most once. */
  advanceMarks(marks: readonly AuthorMark[]): Promise<void> {
    return advanceMarks(this.db, marks);
  }
}
