import { quoted } from './en.speech.ts';

/** Words that belong to no noun. */
export const general = {
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  loading: 'Loading',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  notices: 'Notices',
  optional: 'optional',
  skipToContent: 'Skip to content',
  themes: { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' },
  language: 'Language',
  languageFailed: 'This language could not be loaded. Please try again.',
  /** A name on its own, of a person or of something that people named. */
  name: (name: string) => quoted(name),
  justNow: 'just now',
};
