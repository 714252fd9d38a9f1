import { record } from '@tandem/contract';
import { boolean, type InferType, string } from 'yup';
import { managedSchema } from './managed.schema.ts';
import { languages } from './settings.schema.ts';

/** What the window has to know of the app it runs in. */
export const factsSchema = record({
  version: string().required(),
  platform: string().oneOf(['linux', 'darwin', 'win32']).required(),
  /** Where the service is, as `https://desk.example`; null until somebody has said so. */
  server: string().nullable().defined(),
  /** False: this computer has no keychain, so nothing outlives the app and each start asks to sign in. */
  keeps: boolean().required(),
  /** The service has refused this version as too old. */
  outdated: boolean().required(),
  language: string().oneOf(languages).required(),
  managed: managedSchema.required(),
});
export type Facts = InferType<typeof factsSchema>;
