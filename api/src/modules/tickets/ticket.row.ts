import type { Awaited, Category, Person, Priority, SharedTicket, Ticket, TicketStatus } from '@tandem/contract';
import { fromDbTime, wireToDbTime } from '../../database/time.ts';

/** A row of `tickets`, as both dialects return it. */
export interface TicketRow {
  readonly id: number;
  readonly customer_id: number;
  readonly assignee_id: number | null;
  readonly category_id: number;
  readonly title: string;
  readonly description: string;
  readonly status: TicketStatus;
  readonly priority: number;
  readonly awaiting: Awaited | null;
  readonly last_seq: number;
  readonly version: number;
  readonly viewed_by_staff_at: string | null;
  readonly first_response_at: string | null;
  readonly resolved_at: string | null;
  readonly closed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export const ticketColumns = [
  'id',
  'customer_id',
  'assignee_id',
  'category_id',
  'title',
  'description',
  'status',
  'priority',
  'awaiting',
  'last_seq',
  'version',
  'viewed_by_staff_at',
  'first_response_at',
  'resolved_at',
  'closed_at',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof TicketRow)[];

const ranks: Record<Priority, number> = { low: 1, medium: 2, high: 3 };
const byRank: readonly Priority[] = ['low', 'medium', 'high'];

export const toRank = (priority: Priority): number => ranks[priority];
export const toPriority = (rank: number): Priority => byRank[rank - 1] ?? 'medium';

/** Where the names in a ticket come from; the row has only ids. */
export interface TicketNames {
  readonly people: { person(id: number): Person };
  readonly categories: ReadonlyMap<number, Category>;
}

/** The ticket as everybody entitled sees it. */
export function toSharedTicket(row: TicketRow, { people, categories }: TicketNames): SharedTicket {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status,
    priority: toPriority(row.priority),
    category: { id: row.category_id, name: categories.get(row.category_id)?.name ?? '' },
    customer: people.person(row.customer_id),
    assignee: row.assignee_id === null ? null : people.person(row.assignee_id),
    awaiting: row.awaiting,
    lastSeq: row.last_seq,
    viewedByStaffAt: fromDbTime(row.viewed_by_staff_at),
    createdAt: fromDbTime(row.created_at),
    updatedAt: fromDbTime(row.updated_at),
    firstResponseAt: fromDbTime(row.first_response_at),
    resolvedAt: fromDbTime(row.resolved_at),
    closedAt: fromDbTime(row.closed_at),
    version: row.version,
  };
}

/** The row of a ticket that another replica tells of. */
export const fromSharedTicket = (ticket: SharedTicket): TicketRow => ({
  id: ticket.id,
  customer_id: ticket.customer.id,
  assignee_id: ticket.assignee?.id ?? null,
  category_id: ticket.category.id,
  title: ticket.title,
  description: ticket.description,
  status: ticket.status,
  priority: toRank(ticket.priority),
  awaiting: ticket.awaiting,
  last_seq: ticket.lastSeq,
  version: ticket.version,
  viewed_by_staff_at: wireToDbTime(ticket.viewedByStaffAt),
  first_response_at: wireToDbTime(ticket.firstResponseAt),
  resolved_at: wireToDbTime(ticket.resolvedAt),
  closed_at: wireToDbTime(ticket.closedAt),
  created_at: wireToDbTime(ticket.createdAt) as string,
  updated_at: wireToDbTime(ticket.updatedAt) as string,
});

/** The same, with what differs per reader: how far they have read. */
export const toTicket = (shared: SharedTicket, readSeq: number): Ticket => ({
  ...shared,
  readSeq,
  unread: Math.max(0, shared.lastSeq - readSeq),
});
