import type { Awaited, Priority, TicketSort, TicketStatus } from '@tandem/contract';
import type { Position } from './list-cursor.ts';
import type { SearchTerms } from './search-terms.ts';

/** Whose tickets: one customer's, or everybody's. Part of every query, so no caller can forget it. */
export type Visible = { readonly customerId: number } | 'all';

export interface ListFilter {
  readonly visible: Visible;
  readonly status?: readonly TicketStatus[] | undefined;
  readonly priority?: readonly Priority[] | undefined;
  readonly categoryId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly assigneeId?: number | null | undefined;
  readonly awaiting?: Awaited | undefined;
  readonly search?: SearchTerms | undefined;
  readonly sort: TicketSort;
  readonly after?: Position | undefined;
  readonly limit: number;
}
