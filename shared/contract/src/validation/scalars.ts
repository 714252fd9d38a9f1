import { array, boolean, type ISchema, number, type ObjectShape, object, string } from 'yup';
import { because } from './refusals.ts';

/** An object with exactly these keys. Strict parsing refuses any other: yup lets unknown keys pass unless told not to. */
export const record = <S extends ObjectShape>(shape: S) =>
  object(shape)
    .noUnknown()
    .default(undefined)
    .typeError(because('malformed', { expected: 'an object' }))
    .required(because('required'));

/** A page of anything: `{items, nextCursor}`; `nextCursor` is null on the last page. */
export const pageOf = <T>(item: ISchema<T>) =>
  record({ items: array().of(item).required(), nextCursor: string().nullable().defined() });

const points = (value: string) => [...value].length;
/** A character is at most two units, so most texts need not be counted. */
const hasPoints = (value: string, min: number) => value.length >= 2 * min || points(value) >= min;
const shortest = (min: number) => (min === 1 ? because('required') : because('too_short', { min }));

/**
 * Human text of `min` to `max` Unicode code points, counted without outer white space, which is trimmed; everything
 * inside comes back as it went in. NUL and lone surrogates are refused: neither store nor wire can carry them.
 */
export const text = (min: number, max: number) =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .transform((value: unknown) => (typeof value === 'string' ? value.trim() : value))
    .test('min', shortest(min), (value) => value === undefined || hasPoints(value.trim(), min))
    .test(
      'max',
      because('too_long', { max }),
      (value) => value === undefined || value.length <= max || points(value.trim()) <= max,
    )
    .test('wellFormed', because('not_storable'), (value) => value === undefined || isStorable(value))
    .meta({ minLength: min, maxLength: max });

/** Whether every character can be stored and sent: no NUL, no half of a surrogate pair. */
export const isStorable = (value: string): boolean => !value.includes('\0') && !LONE_SURROGATE.test(value);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A database id: a positive integer that JavaScript can hold exactly. */
export const id = () =>
  number()
    .transform((value: unknown, original: unknown) => (isWritten(original) ? value : Number.NaN))
    .typeError(because('malformed', { expected: 'a number' }))
    .integer(because('malformed', { expected: 'a whole number' }))
    .min(1, because('too_small', { min: 1 }))
    .max(Number.MAX_SAFE_INTEGER, because('too_large', { max: Number.MAX_SAFE_INTEGER }));

/** A list is no number either: of `?limit=1&limit=9` the first would be taken. */
const isWritten = (original: unknown): boolean =>
  typeof original === 'string' ? /^-?\d+(\.\d+)?$/.test(original) : !Array.isArray(original);

/** A number that counts something: 0 or more. */
export const count = () => id().min(0, because('too_small', { min: 0 }));

/** A UUID in any case; compared and stored in lower case. */
export const uuid = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, {
      message: because('malformed', { expected: 'a UUID' }),
    })
    .transform((value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value))
    .meta({ format: 'uuid' });

/** ISO 8601, UTC, milliseconds: `2026-11-22T14:02:09.120Z`. */
export const isoTime = () =>
  string()
    .matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, {
      message: because('malformed', { expected: 'a time in UTC' }),
    })
    .meta({ format: 'date-time' });

/** A position in the activity feed: a decimal number that grows. Two may be compared by it; nothing else follows from it. */
export const activityCursor = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .matches(/^\d{1,15}$/, { message: because('malformed', { expected: 'a cursor from this service' }) });

/** A position in a list: opaque, made by the api for one order and one set of filters. */
export const listCursor = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .matches(/^[\w-]{1,200}$/, { message: because('malformed', { expected: 'a cursor from this service' }) });

/** A page size, 1 to `max`. */
export const limit = (max: number, fallback: number) => id().max(max, because('too_large', { max })).default(fallback);

/** `a,b` in a query string → `['a','b']`. */
export const oneOrMore = <T extends string>(values: readonly T[]) =>
  array()
    .transform((value: unknown, original: unknown) => (typeof original === 'string' ? original.split(',') : value))
    .of(
      string()
        .oneOf(values, because('not_one_of', { allowed: values.join(', ') }))
        .required(),
    )
    .min(1)
    .max(values.length, because('too_many', { max: values.length }));

export const flag = () => boolean().typeError(because('malformed', { expected: 'true or false' }));
