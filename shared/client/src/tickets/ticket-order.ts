import { priorities, type SharedTicket, type Ticket, type TicketSort, type User } from '@tandem/contract';
import type { TicketFilters } from './ticket-filters.ts';

/** Whether a ticket belongs in a list. Words (`q`) can only be judged by the api: `unknown` unless the rest says no. */
export function belongs(ticket: SharedTicket, filters: TicketFilters, reader: User | null): boolean | 'unknown' {
  const { status, priority, categoryId, customerId, assignee, awaiting, q } = filters;
  if (status !== undefined && status.length > 0 && !status.includes(ticket.status)) return false;
  if (priority !== undefined && priority.length > 0 && !priority.includes(ticket.priority)) return false;
  if (categoryId !== undefined && ticket.category.id !== categoryId) return false;
  if (customerId !== undefined && ticket.customer.id !== customerId) return false;
  if (awaiting !== undefined && ticket.awaiting !== awaiting) return false;
  if (assignee !== undefined) {
    const wanted = assignee === 'me' ? (reader?.id ?? null) : assignee === 'none' ? null : assignee;
    if ((ticket.assignee?.id ?? null) !== wanted) return false;
  }
  return q === undefined || q.trim() === '' ? true : 'unknown';
}

/** The api's own orders, so that a live row lands where a reload would put it. */
export function inOrder(sort: TicketSort): (one: SharedTicket, other: SharedTicket) => number {
  const latest = (one: string, other: string) => (one < other ? 1 : one > other ? -1 : 0);
  return (one, other) => {
    if (sort === '-createdAt') return latest(one.createdAt, other.createdAt) || other.id - one.id;
    const byPriority = priorities.indexOf(other.priority) - priorities.indexOf(one.priority);
    return (sort === 'priority' && byPriority) || latest(one.updatedAt, other.updatedAt) || other.id - one.id;
  };
}

/** Whether `known` is as new as `news` or newer. Each change but “viewed by staff” moves `lastSeq`. */
export const isNewer = (known: SharedTicket, news: SharedTicket): boolean =>
  known.lastSeq > news.lastSeq ||
  (known.lastSeq === news.lastSeq &&
    (known.version > news.version || (known.viewedByStaffAt !== null && news.viewedByStaffAt === null)));

/** A ticket with a reader's mark at `readSeq`. */
export const readUpTo = (ticket: SharedTicket, readSeq: number): Ticket => ({
  ...ticket,
  readSeq,
  unread: Math.max(0, ticket.lastSeq - readSeq),
});
