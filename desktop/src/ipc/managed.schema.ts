import { record } from '@tandem/contract';
import { array, boolean, type InferType, string } from 'yup';
import { languages, type Settings, settingsSchema } from './settings.schema.ts';

const settingNames = Object.keys(settingsSchema.fields) as (keyof Settings)[];

/** Something in the managed settings that does not count. Never the value itself. */
const troubleSchema = record({
  /** As an administrator would look for it: a registry key, a path. */
  place: string().required(),
  key: string().nullable().defined(),
  what: string().oneOf(['unreadable', 'ignored', 'invalid', 'unknown']).required(),
});

/** What the organisation has decided for this computer, as far as the window shows it. */
export const managedSchema = record({
  /** `closed`: nobody may say where to work, as what the organisation says cannot be understood. */
  server: string().oneOf(['free', 'locked', 'closed']).required(),
  address: string().nullable().defined(),
  serverName: string().nullable().defined(),
  /** The settings that cannot be changed here. */
  locked: array().of(string().oneOf(settingNames).required()).required(),
  /** The language to begin with, or to stay with where it is locked. */
  locale: string().oneOf(languages).nullable().defined(),
  /** False: each start asks to sign in. */
  persists: boolean().required(),
  problems: array().of(troubleSchema).max(50).required(),
});
export type Managed = InferType<typeof managedSchema>;
