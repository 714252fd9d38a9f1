import type { NewTicket, Priority, Ticket, TicketSort, TicketStatus } from '@tandem/contract';
import type { RequestFailed } from '../transport/request-failed.ts';

/** `idle`: nothing was asked yet. While `loading` and `failed`, what was there before stays readable. */
export type LoadState = 'idle' | 'loading' | 'ready' | 'failed';

/** What a list shows. Left out means all. */
export interface TicketFilters {
  readonly status?: readonly TicketStatus[];
  readonly priority?: readonly Priority[];
  readonly categoryId?: number;
  readonly assignee?: 'me' | 'none' | number;
  /** Words in titles, descriptions and messages. */
  readonly q?: string;
}

/** A list of tickets that stays in order and up to date while it is looked at. */
export interface TicketsStore {
  readonly state: LoadState;
  readonly failure: RequestFailed | null;
  readonly filters: TicketFilters;
  readonly sort: TicketSort;
  /** In order. */
  readonly items: readonly Ticket[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** Why the latest `loadMore` did not work. */
  readonly moreFailure: RequestFailed | null;
  /** How many tickets have come up while `hold(true)`; shown by `release()`. */
  readonly waiting: number;
  /** Shows other tickets: loads the first page. */
  show(filters: TicketFilters, sort?: TicketSort): Promise<void>;
  /** Loads the first page again, quietly if something is shown. */
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** While true, rows stay where they are (they still update); new ones wait. */
  hold(holding: boolean): void;
  /** Brings in what waits and puts all in order. */
  release(): void;
  /** Opens a ticket. Safe to call again with the same input after a failure: it will exist once. Rejects with RequestFailed. */
  create(input: NewTicket): Promise<Ticket>;
}
