import { quoted } from './en.speech.ts';

/** What the installed app says in its window, where the console in a browser says nothing. */
export const desktop = {
  setUp: {
    title: 'Where is your support desk?',
    lead: 'The address your administrator gave you. You can change it later.',
    address: 'Server address',
    hint: 'For example desk.example.com',
    go: 'Connect',
    notAnAddress: 'This is not an address this app may use. It starts with https, or is the name alone.',
    failed: 'The desk cannot be reached this way. Below is what was found.',
    change: 'Use another server',
    signedInAt: (server: string) => `At ${quoted(server)}`,
  },
  doctor: {
    title: 'Connection check',
    lead: 'What stands between this computer and your desk.',
    run: 'Check again',
    running: 'Checking',
    copy: 'Copy the report',
    copied: 'Copied',
    copyFailed: 'The report could not be copied.',
    failed: 'The check itself failed.',
    checks: {
      address: 'The address',
      name: 'Its name is known',
      proxy: 'Proxy',
      reach: 'The server answers, securely',
      service: 'It is a Tandem desk',
      clock: 'The clock of this computer',
      live: 'Live updates get through',
      notices: 'Notices of the system',
    },
    results: { good: 'In order', warning: 'Look at this', bad: 'Not in order', skipped: 'Not checked' },
  },
  settings: {
    title: 'This app',
    lead: 'How the app behaves on this computer.',
    notices: 'Notices',
    showNotices: 'Tell me about tickets',
    showNoticesHint: 'New tickets, messages and changes, also while the window is closed.',
    preview: 'Show names and titles in notices',
    previewHint: 'Turn this off where others see your screen.',
    sound: 'Play a sound',
    test: 'Send a test notice',
    tested: {
      shown: 'The system showed it.',
      failed: (reason: string) => `The system did not show it: ${quoted(reason)}`,
      timeout: 'The system did not say that it showed it. Look into its settings for notices.',
      unsupported: 'This computer has no notices for apps.',
    },
    start: 'Start and close',
    openAtLogin: 'Start when I sign in to this computer',
    startHidden: 'Start without a window',
    closeToTray: 'Keep running when the window is closed',
    closeToTrayHint: 'Tandem stays in the tray and goes on telling you.',
    connection: 'Server',
    failed: 'The setting could not be changed.',
  },
  told: {
    closed_to_tray:
      'Tandem keeps running in the tray and tells you about tickets. You can change this in the settings.',
    notices_failing: 'The system does not show the notices of this app. Look into its settings.',
  },
  notKept:
    'This computer has no keychain, so nothing is kept on it: you sign in at each start, and unsent text is lost when the app is quit.',
  openSettings: 'App settings',
};
