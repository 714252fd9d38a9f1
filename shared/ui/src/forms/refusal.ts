import type { RequestFailed } from '@tandem/client';

/** What the service refused of the values last handed in. */
export interface FormStatus {
  /** Field → the value that was refused, and why. Gone for a field once its value is another. */
  readonly fields: Readonly<Record<string, { readonly value: string; readonly message: string }>>;
  /** What belongs to no field of the form, or null. */
  readonly message: string | null;
}

export const nothingRefused: FormStatus = { fields: {}, message: null };

/** Sorts a failure into what belongs to a field of this form and what does not. */
export function refusal(failure: RequestFailed, values: Readonly<Record<string, string>>): FormStatus {
  const all = Object.entries(failure.fields ?? {});
  const mine = all.filter(([name]) => Object.hasOwn(values, name));
  const others = all.filter(([name]) => !Object.hasOwn(values, name)).map(([, message]) => message);
  return {
    fields: Object.fromEntries(mine.map(([name, message]) => [name, { value: values[name] ?? '', message }])),
    message: all.length === 0 ? failure.message : others.length > 0 ? others.join(' ') : null,
  };
}
