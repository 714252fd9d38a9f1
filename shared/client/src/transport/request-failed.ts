import {
  type Draft,
  type Entry,
  type ErrorCode,
  type FieldCodes,
  type Fields,
  InvalidInput,
  type Ticket,
} from '@tandem/contract';

/**
 * The api's codes and the client's own. `offline`: no answer of the service reached us. `timeout`: no answer in time, so
 * it is not known whether it happened. `outbox_full`: too many messages wait already. `locked`: the organisation has decided
 * it for this computer.
 */
export type FailureCode = ErrorCode | 'offline' | 'timeout' | 'outbox_full' | 'locked';

export interface FailureDetails {
  readonly fields?: Fields | undefined;
  readonly fieldCodes?: FieldCodes | undefined;
  readonly entries?: readonly Entry[] | undefined;
  readonly ticket?: Ticket | undefined;
  readonly draft?: Draft | undefined;
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
}

/** How every request and command fails: a code to decide by, a sentence to show. */
export class RequestFailed extends Error {
  /** What is wrong with which field, for forms. */
  readonly fields: Fields | undefined;
  /** The same by code, to be said in the reader's language. */
  readonly fieldCodes: FieldCodes | undefined;
  /** With `stale` on a message: what somebody else wrote meanwhile. */
  readonly entries: readonly Entry[] | undefined;
  /** With `stale` on a change: the ticket as it is now. */
  readonly ticket: Ticket | undefined;
  /** With `stale` on a draft: what another device has kept meanwhile. */
  readonly draft: Draft | undefined;
  /** The HTTP status, if it came by HTTP. */
  readonly status: number | undefined;
  /** Seconds the api asks us to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: FailureCode,
    message: string,
    details: FailureDetails = {},
  ) {
    super(message);
    this.name = 'RequestFailed';
    this.fields = details.fields;
    this.fieldCodes = details.fieldCodes;
    this.entries = details.entries;
    this.ticket = details.ticket;
    this.draft = details.draft;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }

  /** Whatever was thrown, as a failure with a code. */
  static from(cause: unknown): RequestFailed {
    if (cause instanceof RequestFailed) return cause;
    if (cause instanceof InvalidInput) {
      const { message, fields, fieldCodes } = cause;
      return new RequestFailed('validation', message, { fields, fieldCodes });
    }
    return new RequestFailed('internal', 'Something went wrong in this app. Nothing you typed is lost.');
  }
}

export const offline = (): RequestFailed =>
  new RequestFailed('offline', 'The service cannot be reached. Please check your connection.');
export const timedOut = (): RequestFailed =>
  new RequestFailed('timeout', 'The service did not answer in time. Please try again.');
