import { statuses, type TicketSort } from '@tandem/contract';
import type { Binding, Statement } from '../../database/hot-transaction.ts';
import { Where } from '../../database/where.ts';
import type { Position } from './list-cursor.ts';
import type { ListFilter } from './list-filter.ts';
import { matches } from './list-search.ts';
import { toRank } from './ticket.row.ts';

/** The two ends of a list's statement: what stands after FROM, its tickets being `t`, and what follows further joins. */
export interface ListSource {
  readonly from: Statement;
  readonly rest: Statement;
}

type Dialect = 'mysql' | 'sqlite';

/** Every order ends with the id, so that it is unique. */
const order = (sort: TicketSort, t: string): string =>
  `${sort === 'priority' ? `${t}.priority DESC, ` : ''}${t}.${timeOf(sort)} DESC, ${t}.id DESC`;

const timeOf = (sort: TicketSort) => (sort === '-createdAt' ? 'created_at' : 'updated_at');
const ranks = [3, 2, 1];

/**
 * Where a list reads its tickets, so that it reads about as many as it shows, however many there are and whatever is asked
 * for. Without filters the order's own index does, or the customer's. A search looks at what it found. One customer's
 * tickets are few, and so are those that wait for somebody: an index holds all that a filter asks. Anything else is taken apart into one short range for each status
 * and priority, of an index that begins with both, and put together again. `limit` is the rows to read.
 */
export function listSource(dialect: Dialect, filter: ListFilter, limit: number): ListSource {
  const { sort, search, after } = filter;
  const customers = customersOf(filter);
  if (search) {
    const rest = conditions(filter, 't');
    if (after) rest.and(...beyond(sort, after, 't'));
    return among(dialect, matches(dialect, search, customers[0]), ordered(rest, sort, limit));
  }
  if (customers.length > 0) {
    const rest = conditions(filter, 't');
    if (after) rest.and(...beyond(sort, after, 't'));
    const range = ordered(rest, sort, limit);
    const hint = forced(dialect, `tickets_customer_${timeOf(sort)}_ix`);
    // With nothing to sift out, the index leads to the very rows; going by their ids would cost two to three times as much.
    if (isPlain(filter)) return { from: { sql: `tickets t ${hint}`, bindings: [] }, rest: range };
    return among(
      dialect,
      { sql: `SELECT t.id FROM tickets t ${hint} ${range.sql}`, bindings: range.bindings },
      last(sort),
    );
  }
  if (isPlain(filter)) {
    const rest = new Where();
    if (after) rest.and(...beyond(sort, after, 't'));
    return { from: { sql: 'tickets t', bindings: [] }, rest: ordered(rest, sort, limit) };
  }
  return among(dialect, branches(dialect, filter, limit), last(sort));
}

/** By priority there is no index to follow without a status. */
const isPlain = ({ sort, status, priority, categoryId, assigneeId, awaiting }: ListFilter) =>
  sort !== 'priority' && !status && !priority && !awaiting && categoryId === undefined && assigneeId === undefined;

/** Tickets whose ids a statement gives; read in that direction, whatever the planner knows of them. */
const among = (dialect: Dialect, ids: Statement, rest: Statement): ListSource => ({
  from: {
    sql: `(${ids.sql}) found ${dialect === 'mysql' ? 'STRAIGHT_JOIN' : 'CROSS JOIN'} tickets t ON t.id = found.id`,
    bindings: ids.bindings,
  },
  rest,
});

const last = (sort: TicketSort): Statement => ({ sql: `ORDER BY ${order(sort, 't')}`, bindings: [] });

const ordered = (where: Where, sort: TicketSort, limit: number): Statement => ({
  sql: `${where.sql} ORDER BY ${order(sort, 't')} LIMIT ?`,
  bindings: [...where.bindings, limit],
});

/** With few statistics the planner prefers an index that saves the sorting to one that saves the reading. */
const forced = (dialect: Dialect, index: string): string => (dialect === 'mysql' ? `FORCE INDEX (${index})` : '');

/**
 * One short range per status and priority; every one of them might hold the whole page. Of those that wait for somebody one
 * per priority: what else is asked of them is sifted in their index.
 */
function branches(dialect: Dialect, filter: ListFilter, limit: number): Statement {
  const { sort, status, priority, categoryId, assigneeId, awaiting, after } = filter;
  const time = timeOf(sort);
  const scope = assigneeId !== undefined ? 'assignee' : categoryId !== undefined ? 'category' : 'status';
  const hint = forced(dialect, awaiting ? 'tickets_awaiting_ix' : `tickets_${scope}_${time}_ix`);
  const parts: string[] = [];
  const bindings: Binding[] = [];
  for (const rank of new Set(priority?.map(toRank) ?? ranks)) {
    // By priority, a page goes on within one of them and then with the lower ones.
    if (after?.priority !== undefined && rank > after.priority) continue;
    for (const some of awaiting ? [status] : [...new Set(status ?? statuses)].map((one) => [one])) {
      const where = new Where();
      if (awaiting) where.is('t.awaiting', awaiting);
      if (assigneeId !== undefined) where.is('t.assignee_id', assigneeId);
      if (categoryId !== undefined) where.is('t.category_id', categoryId);
      if (some) where.in('t.status', some);
      where.is('t.priority', rank);
      if (after && (after.priority === undefined || after.priority === rank)) {
        where.and(...since(`t.${time}`, 't.id', after));
      }
      parts.push(
        `SELECT * FROM (SELECT t.id, t.priority, t.${time} FROM tickets t ${hint} ${where.sql}
         ORDER BY t.${time} DESC, t.id DESC LIMIT ?) p${parts.length}`,
      );
      bindings.push(...where.bindings, limit);
    }
  }
  if (parts.length === 0) return { sql: 'SELECT id FROM tickets WHERE 1 = 0', bindings: [] };
  return {
    sql: `SELECT id FROM (${parts.join(' UNION ALL ')}) parts ORDER BY ${order(sort, 'parts')} LIMIT ?`,
    bindings: [...bindings, limit],
  };
}

/** All that has to hold of a ticket, but where the page begins. */
function conditions(filter: ListFilter, t: string): Where {
  const { status, priority, categoryId, assigneeId, awaiting } = filter;
  const where = new Where();
  for (const customer of customersOf(filter)) where.is(`${t}.customer_id`, customer);
  if (status) where.in(`${t}.status`, status);
  if (priority) where.in(`${t}.priority`, priority.map(toRank));
  if (categoryId !== undefined) where.is(`${t}.category_id`, categoryId);
  if (assigneeId !== undefined) where.is(`${t}.assignee_id`, assigneeId);
  if (awaiting) where.is(`${t}.awaiting`, awaiting);
  return where;
}

/** A customer who asks for another's tickets gets what belongs to both: nothing. */
function customersOf({ visible, customerId }: ListFilter): number[] {
  const wanted = new Set<number>();
  if (visible !== 'all') wanted.add(visible.customerId);
  if (customerId !== undefined) wanted.add(customerId);
  return [...wanted];
}

type Condition = readonly [sql: string, ...bindings: Binding[]];

/** The range after a position, in the order of a list. */
function beyond(sort: TicketSort, after: Position, t: string): Condition {
  const range = since(`${t}.${timeOf(sort)}`, `${t}.id`, after);
  const { priority } = after;
  if (priority === undefined) return range;
  const [sql, ...bindings] = range;
  return [`${t}.priority <= ? AND (${t}.priority < ? OR (${sql}))`, priority, priority, ...bindings];
}

/**
 * Written so that both dialects find its start in the index: a plain bound first, then what that let through too much.
 */
const since = (time: string, id: string, after: Position): Condition => [
  `${time} <= ? AND (${time} < ? OR ${id} < ?)`,
  after.time,
  after.time,
  after.id,
];
