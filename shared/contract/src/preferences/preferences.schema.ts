import { array, type InferType, string } from 'yup';
import { activityKinds } from '../activity/activity.schema.ts';
import { because, count, record } from '../validation/index.ts';

/** `23:30`, by the clock on the wall. */
const wallTime = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: because('malformed', { expected: 'a time like 18:30' }) })
    .required(because('required'));

/** An IANA name, as `Europe/Berlin`. */
const timeZone = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .matches(/^[\w+-]{1,30}(\/[\w+-]{1,30}){0,2}$/, { message: because('malformed', { expected: 'a time zone' }) })
    .required(because('required'));

/** When nobody wants to be told: between two times of the days named (0 is Sunday), past midnight where `to` is not after `from`. */
export const quietHoursSchema = record({
  from: wallTime(),
  to: wallTime(),
  days: array()
    .of(
      count()
        .max(6, because('too_large', { max: 6 }))
        .required(),
    )
    .max(7, because('too_many', { max: 7 }))
    .required(because('required')),
  timeZone: timeZone(),
});
export type QuietHours = InferType<typeof quietHoursSchema>;

/** Of what an account wants to be told, on whichever device. All of it stays in the activity either way. */
export const preferencesSchema = record({
  muted: array()
    .of(
      string()
        .oneOf(activityKinds, because('not_one_of', { allowed: activityKinds.join(', ') }))
        .required(),
    )
    .max(activityKinds.length, because('too_many', { max: activityKinds.length }))
    .required(because('required')),
  quiet: quietHoursSchema.nullable().defined(because('required')),
});
export type Preferences = InferType<typeof preferencesSchema>;
