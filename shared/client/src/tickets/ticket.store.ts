import type { Priority, Ticket, TicketChange, TicketStatus } from '@tandem/contract';
import type { RequestFailed } from '../transport/request-failed.ts';
import type { LoadState } from './tickets.store.ts';

/** A change that was refused because the ticket moved meanwhile. */
export interface Conflict {
  /** What was wanted here. */
  readonly wanted: TicketChange;
  /** The ticket as it was when that was decided. */
  readonly before: Ticket;
  /** The ticket as it is now. */
  readonly now: Ticket;
}

/** The one open ticket: facts and staff's changes. Its conversation is the TimelineStore. */
export interface TicketStore {
  readonly ticketId: number | null;
  readonly state: LoadState;
  /** `not_found` when it does not exist for this reader. */
  readonly failure: RequestFailed | null;
  readonly ticket: Ticket | null;
  /** What is being saved now; show it as already chosen. */
  readonly saving: TicketChange | null;
  /** Why the latest change did not work, other than a conflict. Gone with the next change. */
  readonly changeFailure: RequestFailed | null;
  readonly conflict: Conflict | null;
  /** Where this reader may move the ticket from here. */
  readonly moves: readonly TicketStatus[];
  /** Whether this reader may change priority, category and assignee. */
  readonly mayManage: boolean;
  /** Makes this the open ticket (leaves the one before) and loads it with its newest entries. Settles when shown or failed. */
  open(ticketId: number): Promise<void>;
  leave(): void;
  /** Loads again after a failure. */
  reload(): Promise<void>;
  /** True when saved; false with `conflict` or `changeFailure` set. One change at a time. */
  change(wanted: TicketChange): Promise<boolean>;
  setStatus(status: TicketStatus): Promise<boolean>;
  setPriority(priority: Priority): Promise<boolean>;
  setCategory(categoryId: number): Promise<boolean>;
  assign(accountId: number | null): Promise<boolean>;
  /** Assigns it to oneself. */
  claim(): Promise<boolean>;
  /** Wants it all the same: sends the refused change against the ticket as it is now. */
  changeAnyway(): Promise<boolean>;
  dismissConflict(): void;
}
