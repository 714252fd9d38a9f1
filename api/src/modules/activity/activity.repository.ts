import { isStaff, type Participant } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import type { Binding } from '../../database/hot-transaction.ts';
import { selectRaw } from '../../database/raw.ts';
import { placeholders } from '../../database/sql.ts';
import type { TicketRow } from '../tickets/ticket.row.ts';
import type { LateRange, Mark, ReadActivityRow } from './activity.row.ts';
import type { RecentEntry } from './recent-entries.ts';
import { ALL_STAFF } from './told.row.ts';

interface Condition {
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

/** Somebody whose unread entries are counted, and up to where they marked the feed as read. */
interface Unread {
  readonly reader: Participant;
  readonly feedMark: number;
}

/** Where entries may be that were committed late, and how many entries are known there. */
interface LateSince extends Pick<LateRange, 'from' | 'since'> {
  readonly known: number;
}

/** Tickets are outer joined only so that no database begins with them. */
const selectRecent = (hint = '') =>
  `SELECT e.id, e.ticket_id, e.seq, e.kind, e.at, e.author_id, e.author_role, e.assignee_id, t.customer_id
   FROM timeline_entries e${hint} LEFT JOIN tickets t ON t.id = e.ticket_id`;

/** Readers in one statement. */
const READERS_AT_ONCE = 25;
const TICKETS_AT_ONCE = 1_000;
/** Entries of one reader's feed when the unread ones are counted. */
const MOST_LOOKED_AT = 1_000;

export class ActivityRepository {
  /** Of a range of ids that is a tenth of all there are, MariaDB may rather read and sort everything. */
  private readonly byId: string;

  constructor(private readonly db: Database) {
    this.byId = isSqlite(db) ? '' : ' FORCE INDEX (timeline_id_uq)';
  }

  /** What concerns a reader and came after an id, the oldest first. */
  after(reader: Participant, id: number, limit: number): Promise<ReadActivityRow[]> {
    return this.concerning(reader, { sql: 'id > ?', bindings: [id] }, 'ASC', limit);
  }

  /** The newest that concerns a reader before an id, or of all, in ascending order. */
  async before(reader: Participant, id: number | undefined, limit: number): Promise<ReadActivityRow[]> {
    const range = id === undefined ? { sql: 'id > ?', bindings: [0] } : { sql: 'id < ?', bindings: [id] };
    return (await this.concerning(reader, range, 'DESC', limit)).reverse();
  }

  /** What concerns a reader among entries that may have been committed after a later id was already seen. */
  lateCommits(reader: Participant, { from, to, since, until }: LateRange, limit: number): Promise<ReadActivityRow[]> {
    const range = { sql: 'id > ? AND id <= ? AND at >= ? AND at <= ?', bindings: [from, to, since, until] };
    return this.concerning(reader, range, 'ASC', limit);
  }

  /** Every entry after an id, oldest first. */
  latest(from: number): Promise<RecentEntry[]> {
    return selectRaw(this.db, `${selectRecent(this.byId)} WHERE e.id > ? ORDER BY e.id`, [from]);
  }

  /** The newest entries up to an id that all staff are told, oldest first. */
  async latestForStaff(upTo: number, most: number): Promise<RecentEntry[]> {
    const sql = `${selectRecent(isSqlite(this.db) ? '' : ' FORCE INDEX (timeline_told_staff_ix)')}
      WHERE e.told_staff = ? AND e.id <= ? ORDER BY e.id DESC LIMIT ?`;
    return (await selectRaw<RecentEntry>(this.db, sql, [ALL_STAFF, upTo, most])).reverse();
  }

  /**
   * Entry `id`, the first `most` after it, and those before it that were made late. Those are looked for only where an index
   * alone tells that there is another number of entries than is `known`: each of them would be looked up for its time.
   */
  since(id: number, { from, since, known }: LateSince, most: number): Promise<RecentEntry[]> {
    const count = `SELECT COUNT(*) AS entries FROM timeline_entries${this.byId} WHERE id > ? AND id < ?`;
    const sql = `SELECT * FROM (${selectRecent(this.byId)} WHERE e.id >= ? ORDER BY e.id LIMIT ?) later
      UNION ALL SELECT late.* FROM (${count}) there
      ${isSqlite(this.db) ? 'CROSS JOIN' : 'STRAIGHT_JOIN'} (${selectRecent(this.byId)} WHERE e.id > ? AND e.id < ? AND e.at >= ?) late ON there.entries <> ?`;
    return selectRaw(this.db, sql, [id, most + 1, from, id, from, id, since, known]);
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

  /**
   * By reader, how much they have seen neither in the feed nor on the ticket itself: of the newest {@link MOST_LOOKED_AT},
   * for somebody who never says so in the feed has a long one. Those who have nothing unread are missing.
   */
  async countUnread(readers: readonly Unread[]): Promise<Map<number, number>> {
    const unread = new Map<number, number>();
    for (const some of chunks(readers, READERS_AT_ONCE)) {
      const told = some.flatMap(({ reader, feedMark }) =>
        this.told(reader, { sql: 'id > ?', bindings: [feedMark] }, 'DESC', MOST_LOOKED_AT).map(({ sql, bindings }) => ({
          sql: `SELECT ? AS reader_id, ticket_id, seq FROM (${sql}) newest`,
          bindings: [reader.id, ...bindings],
        })),
      );
      const rows = await selectRaw<{ reader_id: number; unread: number }>(
        this.db,
        `SELECT told.reader_id, COUNT(*) AS unread FROM (${told.map(({ sql }) => sql).join(' UNION ALL ')}) told
         LEFT JOIN ticket_reads r ON r.ticket_id = told.ticket_id AND r.account_id = told.reader_id
         WHERE told.seq > COALESCE(r.last_read_seq, 0) GROUP BY told.reader_id`,
        told.flatMap(({ bindings }) => bindings),
      );
      for (const row of rows) unread.set(Number(row.reader_id), Number(row.unread));
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

  private concerning(reader: Participant, range: Condition, order: Order, limit: number): Promise<ReadActivityRow[]> {
    const told = this.told(reader, range, order, limit);
    const found = told.map(({ sql }, index) => `SELECT * FROM (${sql}) told${index}`).join(' UNION ALL ');
    // Outer joins, so that no database begins with tickets or accounts.
    const sql = `SELECT e.id, e.ticket_id, e.seq, e.kind, e.at, e.author_id, a.name AS author_name, e.author_role, t.title,
        t.status, t.priority, r.last_read_seq AS ticket_read_seq, f.last_read_id AS feed_read_id
      FROM (SELECT * FROM (${found}) told ORDER BY id ${order} LIMIT ?) found
      LEFT JOIN timeline_entries e ON e.ticket_id = found.ticket_id AND e.seq = found.seq
      LEFT JOIN tickets t ON t.id = e.ticket_id
      LEFT JOIN accounts a ON a.id = e.author_id
      LEFT JOIN ticket_reads r ON r.ticket_id = e.ticket_id AND r.account_id = ?
      LEFT JOIN activity_reads f ON f.account_id = ?
      ORDER BY e.id ${order}`;
    return selectRaw(this.db, sql, [...told.flatMap(({ bindings }) => bindings), limit, reader.id, reader.id]);
  }

  /** Short ranges of an index, each of what a reader is told in one way. Their own doings are not told. */
  private told({ id, role }: Participant, range: Condition, order: Order, limit: number): Condition[] {
    const select = (
      column: 'told_staff' | 'told_customer',
      told: number,
      own: Condition = { sql: '', bindings: [] },
    ) => ({
      sql: `SELECT id, ticket_id, seq FROM timeline_entries ${isSqlite(this.db) ? '' : `FORCE INDEX (timeline_${column}_ix)`}
        WHERE ${column} = ? AND ${range.sql} ${own.sql} ORDER BY id ${order} LIMIT ?`,
      bindings: [told, ...range.bindings, ...own.bindings, limit],
    });
    if (!isStaff({ role })) return [select('told_customer', id)];
    return [select('told_staff', id), select('told_staff', ALL_STAFF, { sql: 'AND author_id <> ?', bindings: [id] })];
  }
}

type Order = 'ASC' | 'DESC';

export type TicketHeadRow = Pick<TicketRow, 'title' | 'status' | 'priority'>;

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
