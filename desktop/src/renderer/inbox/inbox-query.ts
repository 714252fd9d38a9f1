import type { TicketFilters } from '@tandem/client';
import {
  type InboxView,
  inboxViews,
  type Priority,
  priorities,
  statuses,
  type TicketSort,
  type TicketStatus,
  ticketSorts,
} from '@tandem/contract';

export const viewNames = inboxViews;
export type ViewName = InboxView;

/** What the list is asked for. */
export interface ListFilter extends TicketFilters {
  readonly sort: TicketSort;
}

/** A view and what the reader narrowed it by. It lives in the address, so that reload, back and a shared link keep it. */
export interface InboxQuery {
  readonly view: ViewName;
  readonly q: string;
  readonly status: TicketStatus | null;
  readonly priority: Priority | null;
  readonly categoryId: number | null;
  readonly customerId: number | null;
  readonly sort: TicketSort;
}

const unfinished: TicketStatus[] = ['open', 'in_progress'];

const filterOf: Record<ViewName, TicketFilters> = {
  mine: { assignee: 'me', status: ['open', 'in_progress', 'resolved'] },
  unassigned: { assignee: 'none', status: unfinished },
  waiting: { awaiting: 'staff' },
  answered: { awaiting: 'customer' },
  urgent: { priority: ['high'], status: unfinished },
  resolved: { status: ['resolved'] },
  closed: { status: ['closed'] },
  all: {},
};

export const plainQuery = (view: ViewName): InboxQuery => ({
  view,
  q: '',
  status: null,
  priority: null,
  categoryId: null,
  customerId: null,
  sort: '-updatedAt',
});

/** A choice narrows the view; a choice the view makes itself is replaced by it. */
export const toListFilter = (query: InboxQuery): ListFilter => ({
  ...filterOf[query.view],
  ...(query.status && { status: [query.status] }),
  ...(query.priority && { priority: [query.priority] }),
  ...(query.categoryId !== null && { categoryId: query.categoryId }),
  ...(query.customerId !== null && { customerId: query.customerId }),
  ...(query.q.trim() !== '' && { q: query.q.trim().slice(0, 200) }),
  sort: query.sort,
});

/** Whether something beyond the view itself narrows the list. */
export const isNarrowed = (query: InboxQuery): boolean =>
  query.q.trim() !== '' ||
  query.status !== null ||
  query.priority !== null ||
  query.categoryId !== null ||
  query.customerId !== null;

/** Reads the address; anything it does not know is left out rather than refused. */
export function fromSearch(search: URLSearchParams): InboxQuery {
  return {
    view: oneOf(viewNames, search.get('view')) ?? 'waiting',
    q: search.get('q') ?? '',
    status: oneOf(statuses, search.get('status')),
    priority: oneOf(priorities, search.get('priority')),
    categoryId: idOf(search.get('category')),
    customerId: idOf(search.get('customer')),
    sort: oneOf(ticketSorts, search.get('sort')) ?? '-updatedAt',
  };
}

/** The address of a query, with only what differs from the plain inbox; empty for that. */
export function toSearch(query: InboxQuery): string {
  const search = new URLSearchParams();
  if (query.view !== 'waiting') search.set('view', query.view);
  if (query.q !== '') search.set('q', query.q);
  if (query.status) search.set('status', query.status);
  if (query.priority) search.set('priority', query.priority);
  if (query.categoryId !== null) search.set('category', String(query.categoryId));
  if (query.customerId !== null) search.set('customer', String(query.customerId));
  if (query.sort !== '-updatedAt') search.set('sort', query.sort);
  return search.toString();
}

const idOf = (value: string | null): number | null => {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
};

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((known) => known === value) ?? null;
