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

/** At most as many rows as were asked for, and whether there are more. */
export interface Page<Row extends TicketRow> {
  readonly rows: readonly Row[];
  readonly more: boolean;
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

  /** One page in keyset order. */
  async page(filter: ListFilter): Promise<Page<TicketRow>> {
    const { sql, bindings } = this.rest(filter);
    return cut(await selectRaw<TicketRow>(this.db, `${select} ${sql}`, bindings), filter.limit);
  }

  /** The same, with how far one reader has read: a second query would cost more than this join. */
  async readPage(filter: ListFilter, readerId: number): Promise<Page<ReadTicketRow>> {
    const { sql, bindings } = this.rest(filter);
    const rows = await selectRaw<ReadTicketRow>(this.db, `${selectRead} ${sql}`, [readerId, ...bindings]);
    return cut(rows, filter.limit);
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

const cut = <Row extends TicketRow>(rows: readonly Row[], limit: number): Page<Row> => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
});

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
