import type { Priority, TicketSort, TicketStatus } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import type { Binding, Statement } from '../../database/hot-transaction.ts';
import { selectRaw } from '../../database/raw.ts';
import { placeholders } from '../../database/sql.ts';
import type { Position } from './list-cursor.ts';
import type { SearchTerms } from './search-terms.ts';
import { type TicketRow, ticketColumns, toRank } from './ticket.row.ts';

/** Whose tickets: one customer's, or everybody's. Part of every query, so no caller can forget it. */
export type Visible = { readonly customerId: number } | 'all';

export interface ListFilter {
  readonly visible: Visible;
  readonly status?: readonly TicketStatus[] | undefined;
  readonly priority?: readonly Priority[] | undefined;
  readonly categoryId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly assigneeId?: number | null | undefined;
  readonly search?: SearchTerms | undefined;
  readonly sort: TicketSort;
  readonly after?: Position | undefined;
  readonly limit: number;
}

/** A ticket with how far one reader has read; null is not at all. */
export type ReadTicketRow = TicketRow & { readonly last_read_seq: number | null };

/** Rows that are not more than asked for, whether there are more, and how far each reader has read which ticket. */
export interface ReadPage {
  readonly rows: readonly TicketRow[];
  readonly more: boolean;
  readonly readSeqs: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

const MOST_MATCHES = 1_000;
const columns = ticketColumns.map((column) => `t.${column}`).join(', ');
const select = `SELECT ${columns} FROM tickets t`;
const selectRead = `SELECT ${columns}, r.last_read_seq
  FROM tickets t LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.account_id = ?`;

/** Conditions that all have to hold, and the values bound to them. */
class Where {
  private readonly conditions: string[] = [];
  readonly bindings: Binding[] = [];

  and(condition: string, ...bindings: readonly Binding[]): this {
    this.conditions.push(condition);
    this.bindings.push(...bindings);
    return this;
  }

  get sql(): string {
    return this.conditions.length === 0 ? '' : `WHERE ${this.conditions.join(' AND ')}`;
  }
}

export class TicketsRepository {
  constructor(private readonly db: Database) {}

  /** One page in keyset order, for everybody who asked for it. */
  async page(filter: ListFilter, readers: ReadonlySet<number>): Promise<ReadPage> {
    const { sql, bindings } = this.rest(filter);
    const [reader] = readers;
    // One reader's marks come along with the tickets: a second query would cost more than the join.
    if (readers.size === 1 && reader !== undefined) {
      const found = await selectRaw<ReadTicketRow>(this.db, `${selectRead} ${sql}`, [reader, ...bindings]);
      const seqs = new Map(found.map(({ id, last_read_seq }) => [id, last_read_seq ?? 0]));
      return { ...cut(found, filter.limit), readSeqs: new Map([[reader, seqs]]) };
    }
    const page = cut(await selectRaw<TicketRow>(this.db, `${select} ${sql}`, bindings), filter.limit);
    return { ...page, readSeqs: await this.readSeqs(page.rows, readers) };
  }

  async read(id: number, readerId: number): Promise<ReadTicketRow | undefined> {
    return (await selectRaw<ReadTicketRow>(this.db, `${selectRead} WHERE t.id = ?`, [readerId, id]))[0];
  }

  /** Remembers when staff first opened a ticket; answers whether this was the first time. */
  async markViewed(id: number, now: string): Promise<boolean> {
    const unviewed = this.db('tickets').where({ id }).whereNull('viewed_by_staff_at');
    return (await unviewed.update({ viewed_by_staff_at: now })) > 0;
  }

  private rest(filter: ListFilter): Statement {
    const { visible, status, priority, categoryId, customerId, assigneeId, search, sort, after, limit } = filter;
    const where = new Where();
    if (visible !== 'all') where.and('t.customer_id = ?', visible.customerId);
    if (status) where.and(`t.status IN (${placeholders(status.length)})`, ...status);
    if (priority) where.and(`t.priority IN (${placeholders(priority.length)})`, ...priority.map(toRank));
    if (customerId !== undefined) where.and('t.customer_id = ?', customerId);
    if (categoryId !== undefined) where.and('t.category_id = ?', categoryId);
    if (assigneeId === null) where.and('t.assignee_id IS NULL');
    else if (assigneeId !== undefined) where.and('t.assignee_id = ?', assigneeId);
    if (search) this.matching(where, search, visible);
    if (after) continueAfter(where, sort, after);
    // One more than is shown tells whether there are more.
    return { sql: `${where.sql} ORDER BY ${orders[sort]} LIMIT ?`, bindings: [...where.bindings, limit + 1] };
  }

  /** By reader and ticket. */
  private async readSeqs(tickets: readonly TicketRow[], readers: ReadonlySet<number>) {
    const seqs = new Map<number, Map<number, number>>();
    if (tickets.length === 0) return seqs;
    const marks = await selectRaw<ReadMarkRow>(
      this.db,
      `SELECT ticket_id, account_id, last_read_seq FROM ticket_reads
       WHERE ticket_id IN (${placeholders(tickets.length)}) AND account_id IN (${placeholders(readers.size)})`,
      [...tickets.map(({ id }) => id), ...readers],
    );
    for (const { ticket_id, account_id, last_read_seq } of marks) {
      const known = seqs.get(account_id) ?? new Map<number, number>();
      seqs.set(account_id, known.set(ticket_id, last_read_seq));
    }
    return seqs;
  }

  /** Tickets that contain the words, among the newest 1,000 of each kind of text, and the one that is meant by its number. */
  private matching(where: Where, { mysql, sqlite, ticketId }: SearchTerms, visible: Visible): void {
    const embedded = isSqlite(this.db);
    const words = embedded ? sqlite : mysql;
    const own = visible === 'all' ? '' : 'AND m.customer_id = ?';
    const bindings = visible === 'all' ? [] : [visible.customerId];
    const parts: string[] = [];
    const values: Binding[] = [];
    if (ticketId !== undefined) {
      parts.push('SELECT ? AS id');
      values.push(ticketId);
    }
    if (words !== undefined) {
      parts.push(ticketMatches(embedded, own), messageMatches(embedded, own));
      values.push(words, ...bindings, words, ...bindings);
    }
    if (parts.length === 0) where.and('1 = 0');
    // Every part is a derived table: SQLite allows no parentheses around the parts of a union, MySQL no bare LIMIT.
    else
      where.and(
        `t.id IN (${parts.map((part, n) => `SELECT p${n}.id FROM (${part}) p${n}`).join(' UNION ALL ')})`,
        ...values,
      );
  }
}

interface ReadMarkRow {
  readonly ticket_id: number;
  readonly account_id: number;
  readonly last_read_seq: number;
}

const cut = (rows: readonly TicketRow[], limit: number) => ({ rows: rows.slice(0, limit), more: rows.length > limit });

const ticketMatches = (embedded: boolean, own: string) =>
  embedded
    ? `SELECT m.id FROM tickets_search s JOIN tickets m ON m.id = s.rowid WHERE tickets_search MATCH ? ${own}
       ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`
    : `SELECT m.id FROM tickets m WHERE MATCH (m.title, m.description) AGAINST (? IN BOOLEAN MODE) ${own}
       ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`;

/** On MySQL, messages are searched as they were when message-index.service.ts last looked: a moment ago. */
const messageMatches = (embedded: boolean, own: string) =>
  embedded
    ? `SELECT e.ticket_id AS id FROM timeline_entries e JOIN tickets m ON m.id = e.ticket_id
       JOIN timeline_entries_search s ON s.rowid = e.id WHERE timeline_entries_search MATCH ? ${own}
       ORDER BY e.id DESC LIMIT ${MOST_MATCHES}`
    : `SELECT s.ticket_id AS id FROM message_search s JOIN tickets m ON m.id = s.ticket_id
       WHERE MATCH (s.body) AGAINST (? IN BOOLEAN MODE) ${own} ORDER BY s.entry_id DESC LIMIT ${MOST_MATCHES}`;

/** Every order ends with the id, so that it is unique; each has its index. */
const orders: Record<TicketSort, string> = {
  '-updatedAt': 't.updated_at DESC, t.id DESC',
  '-createdAt': 't.created_at DESC, t.id DESC',
  priority: 't.priority DESC, t.updated_at DESC, t.id DESC',
};

/**
 * The range after a position. Written so that both dialects find its start in the index: a plain bound first, then what
 * that let through too much.
 */
function continueAfter(where: Where, sort: TicketSort, { id, time, priority }: Position): void {
  const column = sort === '-createdAt' ? 't.created_at' : 't.updated_at';
  const range = `${column} <= ? AND (${column} < ? OR t.id < ?)`;
  if (priority === undefined) where.and(range, time, time, id);
  else where.and(`t.priority <= ? AND (t.priority < ? OR (${range}))`, priority, priority, time, time, id);
}
