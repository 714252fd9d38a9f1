import { isStaff, type Participant } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import type { Binding } from '../../database/hot-transaction.ts';
import { selectRaw } from '../../database/raw.ts';
import { placeholders } from '../../database/sql.ts';
import type { TicketRow } from '../tickets/ticket.row.ts';
import { type LateRange, lateRange, type Mark, type ReadActivityRow } from './activity.row.ts';
import type { RecentEntry } from './recent-entries.ts';

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

/** Tickets are outer joined only so that no database begins with them. */
const selectRecent = `SELECT e.id, e.ticket_id, e.seq, e.kind, e.at, e.author_id, e.author_role, e.assignee_id, t.customer_id
  FROM timeline_entries e LEFT JOIN tickets t ON t.id = e.ticket_id`;

const CUSTOMERS_AT_ONCE = 25;
const TICKETS_AT_ONCE = 1_000;

export class ActivityRepository {
  constructor(private readonly db: Database) {}

  /** What concerns a reader and came after an id, the oldest first. */
  after(reader: Participant, id: number, limit: number): Promise<ReadActivityRow[]> {
    return this.concerning(reader, { sql: 'e.id > ?', bindings: [id] }, `ORDER BY e.id LIMIT ${limit}`);
  }

  /** The newest that concerns a reader before an id, or of all, in ascending order. */
  async before(reader: Participant, id: number | undefined, limit: number): Promise<ReadActivityRow[]> {
    const range = id === undefined ? { sql: '1 = 1', bindings: [] } : { sql: 'e.id < ?', bindings: [id] };
    return (await this.concerning(reader, range, `ORDER BY e.id DESC LIMIT ${limit}`)).reverse();
  }

  /** What concerns a reader among entries that may have been committed after a later id was already seen. */
  lateCommits(reader: Participant, { from, to, since, until }: LateRange, limit: number): Promise<ReadActivityRow[]> {
    const range = { sql: 'e.id > ? AND e.id <= ? AND e.at >= ? AND e.at <= ?', bindings: [from, to, since, until] };
    return this.concerning(reader, range, `ORDER BY e.id LIMIT ${limit}`);
  }

  /** Every entry after an id, oldest first. */
  latest(from: number): Promise<RecentEntry[]> {
    return selectRaw(this.db, `${selectRecent} WHERE e.id > ? ORDER BY e.id`, [from]);
  }

  /** Entry `id`, the first `most` after it, and those before it that were made late. */
  since(id: number, late: Pick<LateRange, 'from' | 'since'>, most: number): Promise<RecentEntry[]> {
    const sql = `SELECT * FROM (${selectRecent} WHERE e.id >= ? ORDER BY e.id LIMIT ?) later
      UNION ALL SELECT * FROM (${selectRecent} WHERE e.id > ? AND e.id < ? AND e.at >= ?) late`;
    return selectRaw(this.db, sql, [id, most + 1, late.from, id, late.since]);
  }

  /** By account, the last entry that was marked as read in the feed. */
  async feedMarks(accounts: ReadonlySet<number>): Promise<Map<number, number>> {
    const sql = `SELECT account_id, last_read_id FROM activity_reads WHERE account_id IN (${placeholders(accounts.size)})`;
    const rows = await selectRaw<{ account_id: number; last_read_id: number }>(this.db, sql, [...accounts]);
    return new Map(rows.map(({ account_id, last_read_id }) => [account_id, last_read_id]));
  }

  /** Tickets as they are now, by id. */
  async heads(tickets: ReadonlySet<number>): Promise<Map<number, TicketHeadRow>> {
    const heads = new Map<number, TicketHeadRow>();
    for (const ids of chunks([...tickets], TICKETS_AT_ONCE)) {
      const sql = `SELECT id, title, status, priority FROM tickets WHERE id IN (${placeholders(ids.length)})`;
      for (const { id, ...head } of await selectRaw<TicketHeadRow & { id: number }>(this.db, sql, ids))
        heads.set(id, head);
    }
    return heads;
  }

  /** How much a member of staff has seen neither in the feed nor on the ticket itself, counted up to `most`. */
  async countUnreadOfStaff(reader: Participant, most: number): Promise<number> {
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

  /** The same for customers, by account; those who have nothing unread are missing. */
  async countUnreadOfCustomers(customers: readonly { id: number; feedMark: number }[]): Promise<Map<number, number>> {
    const unread = new Map<number, number>();
    // Those who looked at about the same time together: the longest absent says how far back to look.
    const byMark = [...customers].sort((one, other) => one.feedMark - other.feedMark);
    for (const some of chunks(byMark, CUSTOMERS_AT_ONCE)) {
      const seen = await this.newest(some[0]?.feedMark);
      // A ticket to which nothing happened since has nothing unread; an index finds the others.
      const moved = seen
        ? { sql: 'AND t.updated_at >= ?', bindings: [lateRange(seen).since] }
        : { sql: '', bindings: [] };
      const rows = await selectRaw<{ customer_id: number; unread: number }>(
        this.db,
        `SELECT t.customer_id, COUNT(*) AS unread FROM tickets t
         JOIN timeline_entries e ON e.ticket_id = t.id
         LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.account_id = t.customer_id
         LEFT JOIN activity_reads f ON f.account_id = t.customer_id
         WHERE t.customer_id IN (${placeholders(some.length)}) ${moved.sql} AND e.kind IN ('message', 'status')
           AND e.author_role <> 'customer' AND e.id > COALESCE(f.last_read_id, 0) AND e.seq > COALESCE(r.last_read_seq, 0)
         GROUP BY t.customer_id`,
        [...some.map(({ id }) => id), ...moved.bindings],
      );
      for (const row of rows) unread.set(row.customer_id, Number(row.unread));
    }
    return unread;
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

  private concerning(reader: Participant, range: Condition, rest: string): Promise<ReadActivityRow[]> {
    const told = concerns(reader);
    const sql = `${select} WHERE ${range.sql} AND ${told.sql} ${rest}`;
    return selectRaw(this.db, sql, [reader.id, reader.id, ...range.bindings, ...told.bindings]);
  }
}

export type TicketHeadRow = Pick<TicketRow, 'title' | 'status' | 'priority'>;

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

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
