import type { Entry } from '@tandem/contract';
import type { FailureCode } from '../transport/request-failed.ts';

/**
 * `queued`: waits for its turn or the network. `failed`: refused, see `reason`; text kept. `stale`: somebody wrote
 * meanwhile (`missed`): send anyway or edit. A failed or stale message holds back those after it on its ticket.
 */
export type OutgoingState = 'queued' | 'sending' | 'failed' | 'stale';

/** An own message that the api has not acknowledged yet. */
export interface Outgoing {
  readonly clientId: string;
  readonly ticketId: number;
  readonly body: string;
  /** When it was written, ISO 8601. */
  readonly at: string;
  readonly state: OutgoingState;
  /** While `failed`. */
  readonly reason: { readonly code: FailureCode; readonly message: string } | null;
  /** While `stale`: what somebody else wrote. */
  readonly missed: readonly Entry[];
}

/** Messages on their way out; survives reloads, belongs to one account. An acknowledged message leaves it. */
export interface Outbox {
  /** In the order written. */
  readonly messages: readonly Outgoing[];
  /** How many wait for the network or their turn. */
  readonly waiting: number;
  /** How many need a decision: failed or stale. */
  readonly stuck: number;
  /** The device could not store something: closing the window would lose what waits. */
  readonly unsaved: boolean;
  ofTicket(ticketId: number): readonly Outgoing[];
  /** Tries a failed message again, as it is. */
  retry(clientId: string): void;
  /** Sends a stale message although somebody wrote meanwhile. */
  sendAnyway(clientId: string): void;
  /** Takes a message back and gives its text, for editing or throwing away. Null when it is being sent or gone already. */
  takeBack(clientId: string): string | null;
}
