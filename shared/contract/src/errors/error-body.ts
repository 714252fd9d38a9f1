import { array, type InferType, mixed, string } from 'yup';
import { ticketSchema } from '../tickets/ticket.schema.ts';
import { entrySchema } from '../timeline/entry.schema.ts';
import type { Fields } from '../validation/index.ts';
import { record } from '../validation/index.ts';
import { errorCodes } from './error-codes.ts';

const failure = {
  code: string().oneOf(errorCodes).required(),
  message: string().required(),
  fields: mixed<Fields>().optional(),
  /** With `stale` on a message: what somebody else wrote meanwhile. */
  entries: array().of(entrySchema).optional(),
  /** With `stale` on a change: the ticket as it is now. */
  ticket: ticketSchema.optional().default(undefined),
};

/** The refusal inside a socket reply. */
export const failureSchema = record(failure);
export type Failure = InferType<typeof failureSchema>;

/** The body of every HTTP answer that is not a success. */
export const errorBodySchema = record({ error: record({ ...failure, requestId: string().required() }) });
export type ErrorBody = InferType<typeof errorBodySchema>;
