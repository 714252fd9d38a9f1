import { isoTime, record } from '@tandem/contract';
import { array, type InferType, string } from 'yup';

/** What became of one notice. `timeout`: the system did not say within 10 s that it showed it. */
export const outcomeSchema = record({
  at: isoTime().required(),
  result: string().oneOf(['shown', 'failed', 'timeout', 'unsupported']).required(),
  /** In the system's words; empty when it was shown. */
  reason: string().max(300).defined(),
});
export type Outcome = InferType<typeof outcomeSchema>;

/** The latest ones, newest first. */
export const outcomesSchema = record({ items: array().of(outcomeSchema).required() });
