import type { Participant } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import { fromDbTime } from '../../database/time.ts';
import type { EntryRow } from './entry.row.ts';
import { entrySelect } from './entry-select.ts';
import { type AuthorMark, advanceSeen } from './read-marks.ts';

/** What may be asked of a ticket before its timeline is shown. */
export interface TimelineHead {
  readonly id: number;
  readonly customer_id: number;
  readonly last_seq: number;
}

export interface ReadMark {
  readonly reader: Participant;
  readonly seq: number;
  /** When they said so. */
  readonly at?: string;
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

  /** How far the 50 who have read furthest have read: when they said so last and, if they wrote since, up to there. */
  async reads(ticketId: number): Promise<ReadMark[]> {
    const rows = await this.db('ticket_reads as r')
      .join('accounts as a', 'a.id', 'r.account_id')
      .select('a.id', 'a.name', 'a.role', 'r.last_read_seq', 'r.seen_seq', 'r.seen_at')
      .where('r.ticket_id', ticketId)
      .orderBy('r.last_read_seq', 'desc')
      .limit(MOST_READERS);
    return rows.flatMap(({ id, name, role, last_read_seq, seen_seq, seen_at }) => {
      const reader: Participant = { id, name, role };
      const seen: ReadMark[] = seen_at === null ? [] : [{ reader, seq: seen_seq, at: fromDbTime(seen_at) }];
      return last_read_seq > (seen_seq ?? 0) ? [...seen, { reader, seq: last_read_seq }] : seen;
    });
  }

  /** Moves read marks forward, as of `now`; each reader and ticket at most once. */
  async advanceSeen(marks: readonly AuthorMark[], now: string): Promise<void> {
    const { sql, bindings } = advanceSeen(isSqlite(this.db) ? 'sqlite' : 'mysql', marks, now);
    await this.db.raw(sql, [...bindings]);
  }
}
