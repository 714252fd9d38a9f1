import { type InferType, string } from 'yup';
import { longestMessage } from '../timeline/entry.schema.ts';
import { because, isoTime, isStorable, record } from '../validation/index.ts';

/** What somebody has begun to answer, kept for their other devices. Exactly as typed; empty is none. */
const body = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .test(
      'max',
      because('too_long', { max: longestMessage }),
      (value) => value === undefined || value.length <= longestMessage || [...value].length <= longestMessage,
    )
    .test('wellFormed', because('not_storable'), (value) => value === undefined || isStorable(value))
    .meta({ minLength: 0, maxLength: longestMessage });

export const newDraftSchema = record({ body: body().defined(because('required')) });

/** `savedAt` is null when nothing is kept; an empty text with a time was ended: sent, or emptied by its writer. */
export const draftSchema = record({ body: string().defined(), savedAt: isoTime().nullable().defined() });
export type Draft = InferType<typeof draftSchema>;
