import type { Entry, EntryKind, Participant } from '@tandem/contract';
import type { TicketRow } from '../tickets/ticket.row.ts';
import type { Changed } from './entry.row.ts';

/** Something somebody wants to add to a ticket's timeline. */
export interface Append {
  readonly ticketId: number;
  readonly actor: Participant;
  /** Makes a repetition safe: the same author and `clientId` again get the entry of the first time. */
  readonly clientId?: string | undefined;
  /** Refused as `stale` when somebody else wrote a message after this `seq`. */
  readonly seenSeq?: number | undefined;
  /** The connection it came from, which need not be told of it. */
  readonly causedBy?: object | undefined;
  /** Bytes of text, to bound a transaction. */
  readonly weight: number;
  /** Looks at the ticket under its lock and says what follows; throws AppError to refuse. `now` is in database form. */
  readonly decide: (ticket: TicketRow, now: string) => Decided;
}

/** Nothing happens without an entry that says so: `changes` without `entries` are not written. */
export interface Decided {
  readonly entries: readonly EntryDraft[];
  readonly changes?: Partial<Omit<TicketRow, 'id' | 'last_seq' | 'updated_at'>>;
}

export interface EntryDraft {
  readonly kind: EntryKind;
  readonly body?: string;
  readonly change?: Changed;
}

/** What became of an append. `entries` is empty when there was nothing to change. */
export interface Appended {
  readonly entries: readonly Entry[];
  readonly ticket: TicketRow;
  /** This very append had been made before. */
  readonly repeated: boolean;
}

/**
 * A committed entry and the ticket as its append left it: whom it tells does not depend on what else its transaction did.
 * `activityId` orders all entries of the service.
 */
export interface Committed {
  readonly entry: Entry;
  readonly activityId: number;
  readonly ticket: TicketRow;
  readonly causedBy?: object | undefined;
}

/** Whoever tells the world. Called once per transaction, after commit; must not throw. */
export type Announce = (committed: readonly Committed[]) => void;
