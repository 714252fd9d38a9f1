import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import type { ListFilter } from './list-filter.ts';
import { type ListSource, listSource } from './list-source.ts';
import { type TicketRow, ticketColumns } from './ticket.row.ts';

/** A ticket with how far one reader has read; null is not at all. */
export type ReadTicketRow = TicketRow & { readonly last_read_seq: number | null };

/** At most as many rows as were asked for, and whether there are more. */
export interface Page<Row extends TicketRow> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

const columns = ticketColumns.map((column) => `t.${column}`).join(', ');
const withReadSeq = `${columns}, r.last_read_seq`;
const readMark = 'LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.account_id = ?';

export class TicketsRepository {
  constructor(private readonly db: Database) {}

  /** One page in keyset order. */
  async page(filter: ListFilter): Promise<Page<TicketRow>> {
    const { from, rest } = this.source(filter);
    const sql = `SELECT ${columns} FROM ${from.sql} ${rest.sql}`;
    return cut(await selectRaw<TicketRow>(this.db, sql, [...from.bindings, ...rest.bindings]), filter.limit);
  }

  /** The same, with how far one reader has read: a second query would cost more than this join. */
  async readPage(filter: ListFilter, readerId: number): Promise<Page<ReadTicketRow>> {
    const { from, rest } = this.source(filter);
    const sql = `SELECT ${withReadSeq} FROM ${from.sql} ${readMark} ${rest.sql}`;
    const bindings = [...from.bindings, readerId, ...rest.bindings];
    return cut(await selectRaw<ReadTicketRow>(this.db, sql, bindings), filter.limit);
  }

  async read(id: number, readerId: number): Promise<ReadTicketRow | undefined> {
    const sql = `SELECT ${withReadSeq} FROM tickets t ${readMark} WHERE t.id = ?`;
    return (await selectRaw<ReadTicketRow>(this.db, sql, [readerId, id]))[0];
  }

  /** Remembers when staff first opened a ticket; answers whether this was the first time. */
  async markViewed(id: number, now: string): Promise<boolean> {
    const unviewed = this.db('tickets').where({ id }).whereNull('viewed_by_staff_at');
    return (await unviewed.update({ viewed_by_staff_at: now })) > 0;
  }

  /** One row more than is shown tells whether there are more. */
  private source(filter: ListFilter): ListSource {
    return listSource(isSqlite(this.db) ? 'sqlite' : 'mysql', filter, filter.limit + 1);
  }
}

const cut = <Row extends TicketRow>(rows: readonly Row[], limit: number): Page<Row> => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
});
