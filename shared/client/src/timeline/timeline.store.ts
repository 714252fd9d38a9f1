import type { Entry, Participant } from '@tandem/contract';
import type { RequestFailed } from '../transport/request-failed.ts';
import type { Outgoing } from './outbox.ts';

/** What came while the connection was down: the `count` entries of others after `afterSeq`. */
export interface Away {
  readonly afterSeq: number;
  readonly count: number;
}

/** The conversation of the open ticket. Opened and left through the TicketStore. */
export interface TimelineStore {
  readonly ticketId: number | null;
  /** Ascending by `seq`, never with a hole inside. */
  readonly entries: readonly Entry[];
  /** Own messages of this ticket that are not acknowledged yet; show them after the entries. */
  readonly outgoing: readonly Outgoing[];
  readonly lastSeq: number;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Why the latest `loadOlder` did not work. */
  readonly olderFailure: RequestFailed | null;
  /** Entries that exist could not be fetched yet; tried again by itself. */
  readonly catchUpFailure: RequestFailed | null;
  /** Set when something was missed and caught up; until `dismissAway()`. */
  readonly away: Away | null;
  /** How far this reader has read, by their own mark. */
  readonly readSeq: number;
  /** `readSeq` when the ticket was opened: the “New” line goes after it. */
  readonly newAfterSeq: number;
  /** Others who type now. */
  readonly typing: readonly Participant[];
  /** Others who have the ticket open now. */
  readonly viewers: readonly Participant[];
  /** Others who have read up to `seq` or further. */
  readersOf(seq: number): readonly Participant[];
  loadOlder(): Promise<void>;
  dismissAway(): void;
  /** I have seen everything shown so far, or up to `seq`. Cheap to call often. */
  markRead(seq?: number): void;
  /** Call at each keystroke with true (throttled here), with false when the text is empty or the composer is left. */
  setTyping(typing: boolean): void;
  /** Puts a message on its way. Throws RequestFailed `validation` or `outbox_full`; then the text stays with the writer. */
  send(body: string): Outgoing;
}
