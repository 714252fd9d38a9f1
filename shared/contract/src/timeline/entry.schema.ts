import { type InferType, mixed, string } from 'yup';
import { type Person, participantSchema } from '../accounts/account.schema.ts';
import { because, count, id, isoTime, record, text, uuid } from '../validation/index.ts';

export const entryKinds = ['created', 'message', 'status', 'priority', 'category', 'assignee'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Status and priority change between words, category and assignee between named things; null is nobody. */
export type ChangedValue = string | Person | null;
const changedValue = () =>
  mixed<NonNullable<ChangedValue>>(
    (value): value is NonNullable<ChangedValue> =>
      typeof value === 'string' || (typeof value === 'object' && value !== null && 'id' in value && 'name' in value),
  )
    .nullable()
    .defined();

/** One thing that happened on a ticket. `seq` runs 1, 2, 3 … per ticket, without holes. */
export const entrySchema = record({
  ticketId: id().required(),
  seq: id().required(),
  kind: string().oneOf(entryKinds).required(),
  author: participantSchema,
  at: isoTime().required(),
  body: string().optional(),
  clientId: string().optional(),
  change: record({ from: changedValue(), to: changedValue() }).optional(),
});
export type Entry = InferType<typeof entrySchema>;

/** In Unicode code points, without outer white space. */
export const longestMessage = 10_000;
export const messageBody = () => text(1, longestMessage).required(because('required'));

/** `clientId` makes a retry safe; `seenSeq` is the newest entry the writer had seen (the stale-reply guard). */
export const newMessageFields = {
  clientId: uuid().required(because('required')),
  body: messageBody(),
  seenSeq: count().optional(),
};
export const newMessageSchema = record(newMessageFields);
export type NewMessage = InferType<typeof newMessageSchema>;
