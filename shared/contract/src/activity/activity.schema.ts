import { boolean, type InferType, string } from 'yup';
import { participantSchema } from '../accounts/account.schema.ts';
import { ticketHeadSchema } from '../tickets/ticket.schema.ts';
import { activityCursor, id, isoTime, record } from '../validation/index.ts';

export const activityKinds = ['ticket.created', 'message.posted', 'status.changed', 'ticket.assigned'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Something one reader should hear of. `cursor` is the same for every reader and unique per entry. */
export const activitySchema = record({
  cursor: activityCursor().required(),
  kind: string().oneOf(activityKinds).required(),
  ticket: ticketHeadSchema,
  actor: participantSchema,
  at: isoTime().required(),
  seq: id().required(),
  /** Set on what happened while the reader was away. */
  replay: boolean().optional(),
  /** Set on what the reader has seen already: in the feed, or on the ticket itself. */
  read: boolean().optional(),
});
export type Activity = InferType<typeof activitySchema>;
