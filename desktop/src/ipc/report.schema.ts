import { isoTime, record } from '@tandem/contract';
import { array, type InferType, number, string } from 'yup';

/** What the connection doctor looks at, in this order. */
export const checkNames = [
  'address',
  'name',
  'proxy',
  'reach',
  'service',
  'clock',
  'live',
  'notices',
  'updates',
  'policy',
] as const;
export type CheckName = (typeof checkNames)[number];

export const findingSchema = record({
  check: string().oneOf(checkNames).required(),
  /** `skipped`: what it builds on failed already. */
  result: string().oneOf(['good', 'warning', 'bad', 'skipped']).required(),
  /** What was seen, in technical words: for whoever looks after the network. Never a secret. */
  detail: string().max(500).defined(),
  ms: number().min(0).required(),
});
export type Finding = InferType<typeof findingSchema>;

/** What the doctor found. `server` is the address as it would be used; null when it is none. */
export const reportSchema = record({
  at: isoTime().required(),
  version: string().required(),
  server: string().nullable().defined(),
  findings: array().of(findingSchema).required(),
});
export type Report = InferType<typeof reportSchema>;
