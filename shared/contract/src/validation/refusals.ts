/**
 * All that can be wrong with a field, in English. The codes and their values travel beside the sentences, so that an
 * app can say it in the language of its reader; wording may change, codes may not.
 */
export const refusals = {
  required: () => 'This is required.',
  too_short: ({ min }: { readonly min: number }) => `Use at least ${min} characters.`,
  too_long: ({ max }: { readonly max: number }) => `Use at most ${max.toLocaleString('en')} characters.`,
  too_small: ({ min }: { readonly min: number }) => `This must be ${min} or more.`,
  too_large: ({ max }: { readonly max: number }) => `This must be ${max} or less.`,
  too_many: ({ max }: { readonly max: number }) => `Name at most ${max}.`,
  not_storable: () => 'This contains characters that cannot be stored.',
  not_email: () => 'This is not an e-mail address.',
  not_one_of: ({ allowed }: { readonly allowed: string }) => `Use one of these: ${allowed}.`,
  /** What people do not type themselves: ids, cursors, versions. `expected` is in English, for developers. */
  malformed: ({ expected }: { readonly expected: string }) => `This must be ${expected}.`,
  unknown_field: () => 'This field is not known.',
  nothing_to_change: () => 'Name at least one change.',
  not_a_period: ({ max }: { readonly max: number }) =>
    `The first day must not be after the last, and there are at most ${max} days.`,
  not_both: () => 'Use after or before, not both.',

  // What only the service can know.
  email_taken: () => 'This address has an account already.',
  wrong_password: () => 'This is not your current password.',
  same_password: () => 'This is the password you have now.',
  password_changed_meanwhile: () => 'The password was changed elsewhere just now.',
  password_changed_devices_remain: () =>
    'Your password was changed, but your other devices could not be signed out. Please do that on the page of your devices.',
  changed_sessions_remain: () =>
    'This was changed, but the person could not be signed out yet. The service goes on trying.',
  password_repeated: () => 'This repeats itself. Use a few different words instead.',
  password_sequence: () => 'This follows the alphabet or the keyboard. Use a few words instead.',
  password_owner: () => 'This contains little more than your name or e-mail address.',
  password_common: () => 'This is one of the most used passwords. Use a few words that do not belong together.',
  no_such_category: () => 'This category does not exist.',
  not_active_staff: () => 'Only active staff can take a ticket.',
  own_account: () => 'Nobody changes their own access. Ask another admin.',
  name_taken: () => 'This name is in use already.',
  too_many_categories: ({ max }: { readonly max: number }) => `There can be at most ${max}. Retired ones count.`,
  last_category: () => 'This is the last one offered. Without it no ticket could be opened.',
  too_many_views: ({ max }: { readonly max: number }) => `There can be at most ${max}. Forget one first.`,
  no_such_move: () => 'This ticket cannot move there from where it is.',
};

export type RefusalCode = keyof typeof refusals;
export const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]];

type ValuesOf<C extends RefusalCode> = Parameters<(typeof refusals)[C]> extends [infer V] ? V : object;

/** What is wrong with a field: the code, and the values its sentence needs. */
export type Refusal = { [C in RefusalCode]: { readonly code: C } & ValuesOf<C> }[RefusalCode];

/** Field path → what is wrong with it. `body` stands for the value as a whole. */
export type FieldCodes = Record<string, Refusal>;

/** The same worded in English, for people and logs. */
export type Fields = Record<string, string>;

/** A refusal as the message of a rule. */
export const because = <C extends RefusalCode>(code: C, ...[values]: Parameters<(typeof refusals)[C]>) =>
  ({ code, ...(values as object | undefined) }) as { readonly code: C } & ValuesOf<C>;

/** The English sentence of a refusal. */
export const sentenceOf = (refusal: Refusal): string => {
  const say: (values: never) => string = refusals[refusal.code];
  return say(refusal as never);
};

/** Whether a rule gave one of our refusals, and not just words. */
export const isRefusal = (said: unknown): said is Refusal =>
  typeof said === 'object' && said !== null && 'code' in said && Object.hasOwn(refusals, String(said.code));

/** What is wrong with which fields, in both forms. Whatever has no code of its own is only worded. */
export function wording(wrong: Readonly<Record<string, Refusal | string>>): { fields: Fields; fieldCodes: FieldCodes } {
  const all = Object.entries(wrong);
  // fromEntries defines and does not assign: a field called __proto__ is one like any other.
  return {
    fields: Object.fromEntries(all.map(([field, what]) => [field, isRefusal(what) ? sentenceOf(what) : what])),
    fieldCodes: Object.fromEntries(all.filter((entry): entry is [string, Refusal] => isRefusal(entry[1]))),
  };
}
