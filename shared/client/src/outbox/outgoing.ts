import { count, type Entry, id, isoTime, messageBody, parse, record, uuid } from '@tandem/contract';
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
  /** Messages go out in this order. */
  readonly order: number;
  /** The newest entry the writer had seen. */
  readonly seenSeq: number;
  readonly state: OutgoingState;
  /** While `failed`. */
  readonly reason: { readonly code: FailureCode; readonly message: string } | null;
  /** While `stale`: what somebody else wrote. */
  readonly missed: readonly Entry[];
}

const storedSchema = record({
  clientId: uuid().required(),
  ticketId: id().required(),
  body: messageBody(),
  at: isoTime().required(),
  order: count().required(),
  seenSeq: count().required(),
});

/** A message as it is kept: one that is being sent waits again after a reload. */
export const toStored = (message: Outgoing): string =>
  JSON.stringify({ ...message, state: message.state === 'sending' ? 'queued' : message.state });

/** A kept message, or null when that is not what it is. Without a usable reason to hold it back, it waits to be sent. */
export function fromStored(value: string | null): Outgoing | null {
  try {
    const { state, reason, missed, ...rest } = JSON.parse(value ?? 'null') as Outgoing;
    const message = parse(storedSchema, rest);
    if (state === 'failed' && typeof reason?.message === 'string') return { ...message, state, reason, missed: [] };
    if (state === 'stale' && Array.isArray(missed)) return { ...message, state, reason: null, missed };
    return { ...message, state: 'queued', reason: null, missed: [] };
  } catch {
    return null;
  }
}
