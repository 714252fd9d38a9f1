import type { RequestFailed } from '@tandem/client';
import type { Finding, Reasons } from '../language/index.ts';

/** What the service refused of the values last handed in. */
export interface FormStatus {
  /** Field → the value that was refused, and why. Gone for a field once its value is another. */
  readonly fields: Readonly<Record<string, Finding & { readonly value: string }>>;
  /** What belongs to no field of the form: other fields, or else the failure as a whole. */
  readonly rest: readonly Finding[] | RequestFailed | null;
}

export const nothingRefused: FormStatus = { fields: {}, rest: null };

/** Sorts a failure into what belongs to a field of this form and what does not. */
export function refusal(failure: RequestFailed, values: Readonly<Record<string, string>>): FormStatus {
  const { fields = {}, fieldCodes = {} } = failure;
  const all = Object.entries(fields).map(([name, said]) => ({ name, said, why: fieldCodes[name] }));
  const isMine = ({ name }: { name: string }) => Object.hasOwn(values, name);
  const others = all.filter((found) => !isMine(found));
  return {
    fields: Object.fromEntries(
      all.filter(isMine).map(({ name, ...finding }) => [name, { ...finding, value: values[name] ?? '' }]),
    ),
    rest: all.length === 0 ? failure : others.length > 0 ? others : null,
  };
}

/** What stands above the form in words, or null. */
export function restInWords({ rest }: FormStatus, reasons: Reasons): string | null {
  if (rest === null) return null;
  return 'code' in rest ? reasons.of(rest) : rest.map(reasons.at).join(' ');
}
