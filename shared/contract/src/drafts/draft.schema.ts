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

/** `If-Match` of a draft: `"none"` while nothing is kept, `"<savedAt>"` of what was last read or kept, `*` for whatever is there. */
export const draftMatch = () =>
  string().test('match', because('malformed', { expected: '*, "none" or the savedAt in quotes' }), isMatch);

function isMatch(value: string | undefined): boolean {
  if (value === undefined || value === '*' || value === '"none"') return true;
  const time = /^"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"$/.exec(value)?.[1];
  // A day that no calendar has is an error of the databases, not a time that nothing matches.
  return time !== undefined && !Number.isNaN(Date.parse(time)) && new Date(time).toISOString() === time;
}
