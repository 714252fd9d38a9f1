import type { Participant } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import type { EntryRow } from './entry.row.ts';
import { entrySelect } from './entry-select.ts';
import { type AuthorMark, advanceMarks } from './read-marks.ts';

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
    const sql = `${entrySelect} WHERE e.ticket_id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?`;
    return selectRaw(this.db, sql, [ticketId, seq, limit]);
  }

  /** The newest entries before `seq`, newest first. */
  before(ticketId: number, seq: number, limit: number): Promise<EntryRow[]> {
    const sql = `${entrySelect} WHERE e.ticket_id = ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ?`;
    return selectRaw(this.db, sql, [ticketId, seq, limit]);
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
  async advanceMarks(marks: readonly AuthorMark[]): Promise<void> {
    const { sql, bindings } = advanceMarks(isSqlite(this.db) ? 'sqlite' : 'mysql', marks);
    await this.db.raw(sql, [...bindings]);
  }
}
