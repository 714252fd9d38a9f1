import { type EntryKind, isStaff, type Participant, type Role, type TicketStatus } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import type { Binding } from '../../database/hot-transaction.ts';
import { selectRaw } from '../../database/raw.ts';

/** An entry with what an activity tells of it. */
export interface ActivityRow {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly author_id: number;
  readonly author_name: string;
  readonly author_role: Role;
  readonly title: string;
  readonly status: TicketStatus;
  readonly priority: number;
  /** How far the reader has read the ticket, and the feed; null is not at all. */
  readonly ticket_read_seq: number | null;
  readonly feed_read_id: number | null;
}

/** A place in the feed, and when the entry there was made (in database form). */
export interface Mark {
  readonly id: number;
  readonly at: string;
}

/** Entries whose id is in (`from`, `to`] and which were made from `since` to `until`, in database form. */
export interface LateRange {
  readonly from: number;
  readonly to: number;
  readonly since: string;
  readonly until: string;
}

interface Condition {
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

const select = `SELECT e.id, e.ticket_id, e.seq, e.kind, e.at, e.author_id, a.name AS author_name, e.author_role, t.title,
    t.status, t.priority, r.last_read_seq AS ticket_read_seq, f.last_read_id AS feed_read_id
  FROM timeline_entries e
  JOIN tickets t ON t.id = e.ticket_id
  JOIN accounts a ON a.id = e.author_id
  LEFT JOIN ticket_reads r ON r.ticket_id = e.ticket_id AND r.account_id = ?
  LEFT JOIN activity_reads f ON f.account_id = ?`;

export class ActivityRepository {
  constructor(private readonly db: Database) {}

  /** What concerns a reader and came after an id, the oldest first. */
  after(reader: Participant, id: number, limit: number): Promise<ActivityRow[]> {
    return this.concerning(reader, { sql: 'e.id > ?', bindings: [id] }, `ORDER BY e.id LIMIT ${limit}`);
  }

  /** The newest that concerns a reader before an id, or of all, in ascending order. */
  async before(reader: Participant, id: number | undefined, limit: number): Promise<ActivityRow[]> {
    const range = id === undefined ? { sql: '1 = 1', bindings: [] } : { sql: 'e.id < ?', bindings: [id] };
    return (await this.concerning(reader, range, `ORDER BY e.id DESC LIMIT ${limit}`)).reverse();
  }

  /** What concerns a reader among entries that may have been committed after a later id was already seen. */
  lateCommits(reader: Participant, { from, to, since, until }: LateRange, limit: number): Promise<ActivityRow[]> {
    const range = { sql: 'e.id > ? AND e.id <= ? AND e.at >= ? AND e.at <= ?', bindings: [from, to, since, until] };
    return this.concerning(reader, range, `ORDER BY e.id LIMIT ${limit}`);
  }

  /** How much a reader has seen neither in the feed nor on the ticket itself, counted up to `most`. */
  async countUnread(reader: Participant, most: number): Promise<number> {
    const told = concerns(reader);
    const [row] = await selectRaw<{ unread: number }>(
      this.db,
      `SELECT COUNT(*) AS unread FROM (
         SELECT e.id FROM timeline_entries e
         LEFT JOIN ticket_reads r ON r.ticket_id = e.ticket_id AND r.account_id = ?
         WHERE e.id > COALESCE((SELECT last_read_id FROM activity_reads WHERE account_id = ?), 0)
           AND e.seq > COALESCE(r.last_read_seq, 0) AND ${told.sql} LIMIT ${most}) unread`,
      [reader.id, reader.id, ...told.bindings],
    );
    return Number(row?.unread ?? 0);
  }

  async advanceRead(accountId: number, id: number): Promise<void> {
    const later = isSqlite(this.db)
      ? 'max(activity_reads.last_read_id, excluded.last_read_id)'
      : 'greatest(last_read_id, values(last_read_id))';
    await this.db('activity_reads')
      .insert({ account_id: accountId, last_read_id: id })
      .onConflict('account_id')
      .merge({ last_read_id: this.db.raw(later) });
  }

  /** The newest entry there is, or the newest up to an id; undefined before the first. */
  async newest(upTo?: number): Promise<Mark | undefined> {
    const range = upTo === undefined ? '' : 'WHERE id <= ?';
    const sql = `SELECT id, at FROM timeline_entries ${range} ORDER BY id DESC LIMIT 1`;
    return (await selectRaw<Mark>(this.db, sql, upTo === undefined ? [] : [upTo]))[0];
  }

  private concerning(reader: Participant, range: Condition, rest: string): Promise<ActivityRow[]> {
    const told = concerns(reader);
    const sql = `${select} WHERE ${range.sql} AND ${told.sql} ${rest}`;
    return selectRaw(this.db, sql, [reader.id, reader.id, ...range.bindings, ...told.bindings]);
  }
}

/** `audienceOf` of the contract, as a condition; a test holds the two against each other. */
const concerns = (reader: Participant): Condition =>
  isStaff(reader)
    ? {
        sql: `e.author_id <> ? AND (e.kind = 'created'
                OR (e.kind IN ('message', 'status') AND (e.assignee_id = ? OR (e.author_role = 'customer' AND e.assignee_id IS NULL)))
                OR (e.kind = 'assignee' AND e.assignee_id = ?))`,
        bindings: [reader.id, reader.id, reader.id],
      }
    : {
        sql: `e.ticket_id IN (SELECT id FROM tickets WHERE customer_id = ?) AND e.kind IN ('message', 'status')
                AND e.author_role <> 'customer'`,
        bindings: [reader.id],
      };
