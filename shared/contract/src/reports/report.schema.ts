import { array, type InferType, number, string } from 'yup';
import { personSchema } from '../accounts/account.schema.ts';
import { because, count, id, isoTime, record } from '../validation/index.ts';

/** A period is at most so many days. */
export const longestReport = 366;
const DAY_MS = 86_400_000;

/** `2026-11-22`, a day of UTC that there is. */
const day = () =>
  string()
    .matches(/^\d{4}-\d\d-\d\d$/, { message: because('malformed', { expected: 'a day like 2026-11-22' }) })
    .test(
      'real',
      because('malformed', { expected: 'a day like 2026-11-22' }),
      (value) => value === undefined || isDay(value),
    )
    .meta({ format: 'date' });

const isDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00.000Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
};

/** How many days a period has, both ends counted. */
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

export const reportQuerySchema = record({
  from: day().required(because('required')),
  to: day().required(because('required')),
}).test('period', because('not_a_period', { max: longestReport }), (value) => {
  const days = value ? daysFrom(value.from, value.to) : 1;
  return Number.isNaN(days) || (days >= 1 && days <= longestReport);
});

/** How long something took, in milliseconds, to about a tenth; null where nothing was counted. */
const durationsSchema = record({
  count: count().required(),
  median: number().nullable().defined(),
  p90: number().nullable().defined(),
});
export type Durations = InferType<typeof durationsSchema>;

const dayCounts = {
  opened: count().required(),
  answered: count().required(),
  resolved: count().required(),
  reopened: count().required(),
};

/** One day of UTC. `backlog`: tickets that waited, open or in progress, at its end. */
export const reportDaySchema = record({ day: string().required(), ...dayCounts, backlog: count().required() });
export type ReportDay = InferType<typeof reportDaySchema>;

export const reportSchema = record({
  /** Everything that happened before is counted; null while nothing is. */
  countedUntil: isoTime().nullable().defined(),
  days: array().of(reportDaySchema).required(),
  firstResponse: durationsSchema,
  resolution: durationsSchema,
  byCategory: array()
    .of(
      record({
        category: record({ id: id().required(), name: string().required() }),
        opened: count().required(),
        firstResponse: durationsSchema,
        resolution: durationsSchema,
      }),
    )
    .required(),
  byPerson: array()
    .of(record({ person: personSchema, firstResponse: durationsSchema, resolution: durationsSchema }))
    .required(),
});
export type Report = InferType<typeof reportSchema>;

/** Category × person. Counted apart from the report, so it may be up to another moment. */
export const reportPairsSchema = record({
  countedUntil: isoTime().nullable().defined(),
  /** Those with most done; how many more there are says `leftOut`. */
  pairs: array()
    .of(
      record({
        category: record({ id: id().required(), name: string().required() }),
        person: personSchema,
        firstResponse: durationsSchema,
        resolution: durationsSchema,
      }),
    )
    .required(),
  leftOut: count().required(),
});
export type ReportPairs = InferType<typeof reportPairsSchema>;
