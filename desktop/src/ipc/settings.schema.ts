import { record } from '@tandem/contract';
import { boolean, type InferType, string } from 'yup';

export const languages = ['en', 'de', 'ar'] as const;
const fields = {
  /** Null: as the computer has it. */
  language: string().oneOf(languages).nullable().defined(),
  notices: boolean().defined(),
  /** `title`: no name of a person. `none`: a notice says that something happened, not what. */
  preview: string().oneOf(['full', 'title', 'none']).defined(),
  sound: boolean().defined(),
  closeToTray: boolean().defined(),
  openAtLogin: boolean().defined(),
  startHidden: boolean().defined(),
  /** Null: as the organisation begins with, or as the app does. */
  updateMode: string().oneOf(['off', 'notify', 'auto']).nullable().defined(),
  updateChannel: string().oneOf(['stable', 'beta']).nullable().defined(),
};

/** What people set for the app on this computer. */
export const settingsSchema = record(fields);
export type Settings = InferType<typeof settingsSchema>;
export type Language = (typeof languages)[number];

/** Some of them, to be changed. */
export const settingsChangeSchema = settingsSchema.partial().noUnknown().required();

export const firstSettings: Settings = {
  language: null,
  notices: true,
  preview: 'full',
  sound: true,
  closeToTray: true,
  openAtLogin: false,
  startHidden: true,
  updateMode: null,
  updateChannel: null,
};
