/** Words that belong to no noun. */
export const general = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  back: 'Back',
  loading: 'Loading',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  notices: 'Notices',
  optional: 'optional',
  skipToContent: 'Skip to content',
  themes: { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' },
  justNow: 'just now',

  failure: {
    offline: 'There is no connection. Nothing was changed.',
    timeout: 'The answer took too long.',
    unknown: 'This did not work, and we do not know why yet.',
    /** What to quote when asking for help. */
    reference: (requestId: string) => `Reference ${requestId}`,
  },
};
