import type { Priority, TicketSort, TicketStatus } from '@tandem/contract';
import type { Knex } from 'knex';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import type { Position } from './list-cursor.ts';
import type { SearchTerms } from './search-terms.ts';
import { type TicketRow, ticketColumns, toRank } from './ticket.row.ts';

/** Whose tickets: one customer's, or everybody's. Part of every query, so no caller can forget it. */
export type Visible = { readonly customerId: number } | 'all';

export interface ListFilter {
  readonly visible: Visible;
  readonly readerId: number;
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

const MOST_MATCHES = 1_000;

export class TicketsRepository {
  constructor(private readonly db: Database) {}

  /** One page in keyset order. At most `limit` rows; ask for one more than you show to learn whether there are more. */
  async page(filter: ListFilter): Promise<ReadTicketRow[]> {
    const query = this.withReadMark(filter.readerId).limit(filter.limit);
    if (filter.visible !== 'all') query.where('t.customer_id', filter.visible.customerId);
    if (filter.status) query.whereIn('t.status', filter.status);
    if (filter.priority) query.whereIn('t.priority', filter.priority.map(toRank));
    if (filter.customerId !== undefined) query.where('t.customer_id', filter.customerId);
    if (filter.categoryId !== undefined) query.where('t.category_id', filter.categoryId);
    if (filter.assigneeId === null) query.whereNull('t.assignee_id');
    else if (filter.assigneeId !== undefined) query.where('t.assignee_id', filter.assigneeId);
    if (filter.search) query.whereIn('t.id', this.matching(filter.search, filter.visible));
    inOrder(query, filter.sort, filter.after);
    return query;
  }

  async read(id: number, readerId: number): Promise<ReadTicketRow | undefined> {
    return this.withReadMark(readerId).where('t.id', id).first();
  }

  byIds(ids: readonly number[]): Promise<TicketRow[]> {
    return this.db('tickets').select(ticketColumns).whereIn('id', ids);
  }

  /** Remembers when staff first opened a ticket; answers whether this was the first time. */
  async markViewed(id: number, now: string): Promise<boolean> {
    return (
      (await this.db('tickets').where({ id }).whereNull('viewed_by_staff_at').update({ viewed_by_staff_at: now })) > 0
    );
  }

  private withReadMark(readerId: number) {
    return this.db('tickets as t')
      .leftJoin('ticket_reads as r', (on) => on.on('r.ticket_id', 't.id').andOnVal('r.account_id', readerId))
      .select([...ticketColumns.map((column) => `t.${column}`), 'r.last_read_seq']);
  }

  /** Ids of tickets that contain the words, the newest 1,000 of each kind of text. */
  private matching({ mysql, sqlite, ticketId }: SearchTerms, visible: Visible): Knex.QueryBuilder {
    const words = isSqlite(this.db) ? sqlite : mysql;
    const parts: Knex.QueryBuilder[] = [];
    if (ticketId !== undefined) parts.push(this.db('tickets').select('id').where('id', ticketId));
    if (words !== undefined) {
      parts.push(this.matchingTickets(words, visible), this.matchingMessages(words, visible));
    }
    if (parts.length === 0) return this.db('tickets').select('id').whereRaw('1 = 0');
    // Each part becomes a derived table: SQLite allows no parentheses around the parts of a union, MySQL no bare LIMIT.
    const [first, ...others] = parts.map((part) => this.db.select('p.id').from(part.as('p')));
    const found = (first as Knex.QueryBuilder).unionAll(others);
    return this.db.select('found.id').from(found.as('found'));
  }

  private matchingTickets(words: string, visible: Visible): Knex.QueryBuilder {
    const query = this.db('tickets as m').select('m.id').orderBy('m.id', 'desc').limit(MOST_MATCHES);
    if (visible !== 'all') query.where('m.customer_id', visible.customerId);
    return isSqlite(this.db)
      ? query.join('tickets_search as s', 's.rowid', 'm.id').whereRaw('tickets_search MATCH ?', [words])
      : query.whereRaw('MATCH (m.title, m.description) AGAINST (? IN BOOLEAN MODE)', [words]);
  }

  private matchingMessages(words: string, visible: Visible): Knex.QueryBuilder {
    const query = this.db('timeline_entries as e')
      .select('e.ticket_id as id')
      .orderBy('e.id', 'desc')
      .limit(MOST_MATCHES);
    if (visible !== 'all') query.join('tickets as m', 'm.id', 'e.ticket_id').where('m.customer_id', visible.customerId);
    return isSqlite(this.db)
      ? query
          .join('timeline_entries_search as s', 's.rowid', 'e.id')
          .whereRaw('timeline_entries_search MATCH ?', [words])
      : query.whereRaw('MATCH (e.body) AGAINST (? IN BOOLEAN MODE)', [words]);
  }
}

/** The order of a list and, after the first page, the range that continues it. Every order ends with the id. */
function inOrder(query: Knex.QueryBuilder, sort: TicketSort, after: Position | undefined): void {
  const time = sort === '-createdAt' ? 't.created_at' : 't.updated_at';
  if (sort === 'priority') query.orderBy('t.priority', 'desc');
  query.orderBy(time, 'desc').orderBy('t.id', 'desc');
  if (!after) return;
  // Written so that both dialects use the index: a plain bound first, then what it let through too much.
  const before = (part: Knex.QueryBuilder) =>
    part.where(time, '<=', after.time).where((tie) => tie.where(time, '<', after.time).orWhere('t.id', '<', after.id));
  if (sort !== 'priority') before(query);
  else {
    const { priority = 0 } = after;
    query
      .where('t.priority', '<=', priority)
      .where((tie) => tie.where('t.priority', '<', priority).orWhere((same) => before(same)));
  }
}
