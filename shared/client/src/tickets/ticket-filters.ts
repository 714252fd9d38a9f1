import type { Awaited, Priority, QueryOf, TicketSort, TicketStatus, ticketsEndpoints } from '@tandem/contract';

/** What a list shows. Left out means all. */
export interface TicketFilters {
  readonly status?: readonly TicketStatus[];
  readonly priority?: readonly Priority[];
  readonly categoryId?: number;
  readonly customerId?: number;
  readonly assignee?: 'me' | 'none' | number;
  readonly awaiting?: Awaited;
  /** Words in titles, descriptions and messages. */
  readonly q?: string;
}

/** The filters as the api takes them. */
export function toQuery(filters: TicketFilters, sort: TicketSort): Partial<QueryOf<typeof ticketsEndpoints.list>> {
  const { status, priority, categoryId, customerId, assignee, awaiting, q } = filters;
  return {
    sort,
    ...(status?.length && { status: [...status] }),
    ...(priority?.length && { priority: [...priority] }),
    ...(categoryId !== undefined && { categoryId }),
    ...(customerId !== undefined && { customerId }),
    ...(assignee !== undefined && { assignee: String(assignee) }),
    ...(awaiting && { awaiting }),
    ...(q?.trim() && { q: q.trim() }),
  };
}

/** Whether two sets of filters show the same. */
export const sameFilters = (one: TicketFilters, other: TicketFilters): boolean =>
  JSON.stringify(toQuery(one, '-updatedAt')) === JSON.stringify(toQuery(other, '-updatedAt'));
