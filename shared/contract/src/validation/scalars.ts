import { array, boolean, type ISchema, number, type ObjectShape, object, string } from 'yup';

/** An object with exactly these keys. Strict parsing refuses any other: yup lets unknown keys pass unless told not to. */
export const record = <S extends ObjectShape>(shape: S) =>
  object(shape).noUnknown().default(undefined).typeError('This must be an object.').required('This is required.');

/** A page of anything: `{items, nextCursor}`; `nextCursor` is null on the last page. */
export const pageOf = <T>(item: ISchema<T>) =>
  record({ items: array().of(item).required(), nextCursor: string().nullable().defined() });

const points = (value: string) => [...value].length;
/** A character is at most two units, so most texts need not be counted. */
const hasPoints = (value: string, min: number) => value.length >= 2 * min || points(value) >= min;
const shortest = (min: number) => (min === 1 ? 'This is required.' : `Use at least ${min} characters.`);

/**
 * Human text of `min` to `max` Unicode code points, counted without outer white space, which is trimmed; everything
 * inside comes back as it went in. NUL and lone surrogates are refused: neither store nor wire can carry them.
 */
export const text = (min: number, max: number) =>
  string()
    .typeError('This must be text.')
    .transform((value: unknown) => (typeof value === 'string' ? value.trim() : value))
    .test('min', shortest(min), (value) => value === undefined || hasPoints(value.trim(), min))
    .test(
      'max',
      `Use at most ${max.toLocaleString('en')} characters.`,
      (value) => value === undefined || value.length <= max || points(value.trim()) <= max,
    )
    .test(
      'wellFormed',
      'This contains characters that cannot be stored.',
      (value) => value === undefined || isStorable(value),
    )
    .meta({ minLength: min, maxLength: max });

/** Whether every character can be stored and sent: no NUL, no half of a surrogate pair. */
export const isStorable = (value: string): boolean => !value.includes('\0') && !LONE_SURROGATE.test(value);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A database id: a positive integer that JavaScript can hold exactly. */
export const id = () =>
  number()
    .transform((value: unknown, original: unknown) => (isWritten(original) ? value : Number.NaN))
    .typeError('This must be a number.')
    .integer('This must be a whole number.')
    .min(1, 'This must be 1 or more.')
    .max(Number.MAX_SAFE_INTEGER, 'This is too large.');

/** A list is no number either: of `?limit=1&limit=9` the first would be taken. */
const isWritten = (original: unknown): boolean =>
  typeof original === 'string' ? /^-?\d+(\.\d+)?$/.test(original) : !Array.isArray(original);

/** A number that counts something: 0 or more. */
export const count = () => id().min(0, 'This must be 0 or more.');

/** A UUID in any case; compared and stored in lower case. */
export const uuid = () =>
  string()
    .typeError('This must be text.')
    .matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'This must be a UUID.')
    .transform((value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value))
    .meta({ format: 'uuid' });

/** ISO 8601, UTC, milliseconds: `2026-11-22T14:02:09.120Z`. */
export const isoTime = () =>
  string()
    .matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'This must be a time in UTC.')
    .meta({ format: 'date-time' });

/** A position in the activity feed: a decimal number that grows. Two may be compared by it; nothing else follows from it. */
export const activityCursor = () =>
  string()
    .typeError('This must be text.')
    .matches(/^\d{1,15}$/, 'This is not a cursor from this service.');

/** A position in a list: opaque, made by the api for one order and one set of filters. */
export const listCursor = () =>
  string()
    .typeError('This must be text.')
    .matches(/^[\w-]{1,200}$/, 'This is not a cursor from this service.');

/** A page size, 1 to `max`. */
export const limit = (max: number, fallback: number) => id().max(max, `Ask for at most ${max}.`).default(fallback);

/** `a,b` in a query string → `['a','b']`. */
export const oneOrMore = <T extends string>(values: readonly T[]) =>
  array()
    .transform((value: unknown, original: unknown) => (typeof original === 'string' ? original.split(',') : value))
    .of(
      string()
        .oneOf(values, `Use ${values.join(', ')}.`)
        .required(),
    )
    .min(1)
    .max(values.length, `Name at most ${values.length}.`);

export const flag = () => boolean().typeError('This must be true or false.');
