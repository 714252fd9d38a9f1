import { type InferType, string } from 'yup';
import { personSchema } from '../accounts/account.schema.ts';
import { because, count, id, isoTime, record, text, uuid } from '../validation/index.ts';

const oneOf = <T extends string>(values: readonly T[]) =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .oneOf<T>(values, because('not_one_of', { allowed: values.join(', ') }))
    .required(because('required'));

export const consoleSystems = ['windows', 'macos', 'linux'] as const;
export type ConsoleSystem = (typeof consoleSystems)[number];
export const consoleRings = ['stable', 'beta'] as const;

/** Where settings of an organisation come from, on any system; the one that says anything first. */
export const policySources = [
  'machine-policy',
  'user-policy',
  'device-profile',
  'user-profile',
  'etc',
  'application-file',
  'machine-file',
  'installer',
] as const;
export type PolicySource = (typeof policySources)[number];
export const consolePolicies = [...policySources, 'none'] as const;

const facts = {
  version: text(1, 40).required(because('required')),
  /** Which updates it gets. */
  ring: oneOf(consoleRings),
  system: oneOf(consoleSystems),
  systemVersion: text(0, 60).defined(because('required')),
  policy: oneOf(consolePolicies),
  /** How many managed settings do not count there. */
  problems: count()
    .max(999, because('too_large', { max: 999 }))
    .required(because('required')),
};

/** What an installed console says of itself. The id is made by the installation and means nothing else. */
export const consoleReportSchema = record({ consoleId: uuid().required(because('required')), ...facts });
export type ConsoleReport = InferType<typeof consoleReportSchema>;

/** An installed console as admins see it. */
export const fleetConsoleSchema = record({
  id: id().required(),
  /** Who was signed in there last. */
  account: personSchema.required(),
  ...facts,
  firstSeenAt: isoTime().required(),
  lastSeenAt: isoTime().required(),
});
export type FleetConsole = InferType<typeof fleetConsoleSchema>;

/** So many of one account are remembered; the one that was silent longest makes room. */
export const mostConsolesEach = 20;
