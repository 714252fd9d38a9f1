import { array, type InferType, mixed, string } from 'yup';
import { draftSchema } from '../drafts/draft.schema.ts';
import { ticketSchema } from '../tickets/ticket.schema.ts';
import { entrySchema } from '../timeline/entry.schema.ts';
import { type FieldCodes, type Fields, record, refusalCodes } from '../validation/index.ts';
import { errorCodes } from './error-codes.ts';

const failure = {
  code: string().oneOf(errorCodes).required(),
  message: string().required(),
  /** Field path → what is wrong with it, in English; `body` is the value as a whole. */
  fields: mixed<Fields>()
    .optional()
    .meta({ type: 'object', additionalProperties: { type: 'string' } }),
  /** The same as codes with their values, for apps that say it in other languages. */
  fieldCodes: mixed<FieldCodes>()
    .optional()
    .meta({
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { code: { enum: refusalCodes } },
        required: ['code'],
      },
    }),
  /** With `stale` on a message: what somebody else wrote meanwhile. */
  entries: array().of(entrySchema).optional(),
  /** With `stale` on a change: the ticket as it is now. */
  ticket: ticketSchema.optional().default(undefined),
};

/** The refusal inside a socket reply. */
export const failureSchema = record(failure);
export type Failure = InferType<typeof failureSchema>;

/** The body of every HTTP answer that is not a success. */
export const errorBodySchema = record({
  error: record({
    ...failure,
    /** With `stale` on a draft: what another device of the same person has kept meanwhile. */
    draft: draftSchema.optional().default(undefined),
    requestId: string().required(),
  }),
});
export type ErrorBody = InferType<typeof errorBodySchema>;
