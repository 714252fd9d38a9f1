import { type Entry, entrySchema } from '@tandem/contract';
import { array, type InferType, number, object, string } from 'yup';
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

const storedSchema = object({
  clientId: string().required(),
  ticketId: number().integer().required(),
  body: string().required(),
  at: string().required(),
  order: number().required(),
  seenSeq: number().integer().required(),
  state: string().oneOf(['queued', 'failed', 'stale']).required(),
  reason: object({ code: string().required(), message: string().required() }).nullable().default(null),
  missed: array().of(entrySchema).default([]),
});

/** A message as it is kept: one that is being sent waits again after a reload. */
export const toStored = (message: Outgoing): string =>
  JSON.stringify({ ...message, state: message.state === 'sending' ? 'queued' : message.state });

/** A kept message, or null when that is not what it is. */
export function fromStored(value: string | null): Outgoing | null {
  if (value === null) return null;
  try {
    const stored: InferType<typeof storedSchema> = storedSchema.validateSync(JSON.parse(value), { strict: true });
    return { ...stored, reason: stored.reason as Outgoing['reason'], missed: stored.missed };
  } catch {
    return null;
  }
}
