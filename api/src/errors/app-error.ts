import {
  type Draft,
  defaultMessage,
  type Entry,
  type ErrorCode,
  type FieldCodes,
  type Fields,
  InvalidInput,
  type Ticket,
} from '@tandem/contract';
import { isUnavailable } from '../database/errors.ts';

/** What a refusal may carry besides its words. */
export interface FailureDetail {
  readonly fields?: Fields;
  readonly fieldCodes?: FieldCodes;
  readonly entries?: Entry[];
  readonly ticket?: Ticket;
  /** Told over HTTP alone. */
  readonly draft?: Draft;
  /** Seconds until it is worth trying again; becomes `Retry-After`. */
  readonly retryAfter?: number;
}

/** An expected failure, worded for the person who will read it. Anything else is a bug and is answered as `internal`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = defaultMessage[code],
    readonly detail: FailureDetail = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }

  /** Every failure as an AppError; one that nobody expected keeps its cause for the log and tells nothing outside. */
  static from(cause: unknown): AppError {
    if (cause instanceof AppError) return cause;
    if (cause instanceof InvalidInput) {
      const { message, fields, fieldCodes } = cause;
      return new AppError('validation', message, { fields, fieldCodes });
    }
    if (isUnavailable(cause)) return new AppError('unavailable', undefined, { retryAfter: 2 }, { cause });
    return new AppError('internal', undefined, {}, { cause });
  }
}
