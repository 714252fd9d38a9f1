import { counted, quoted } from './en.speech.ts';
import { tickets } from './en.tickets.ts';

/** What the installed app says outside of its window: notices of the system, the tray, the menu. */
export const native = {
  notices: {
    created: (name: string) => `${quoted(name)} opened a ticket`,
    message: (name: string) => `${quoted(name)} wrote`,
    messages: (count: number) => counted(count, { one: '# new message', other: '# new messages' }),
    status: (name: string, status: string) => `${quoted(name)} set the status to ${status}`,
    closed: (name: string) => `${quoted(name)} closed the ticket`,
    assigned: (name: string) => `${quoted(name)} assigned this to you`,
    statuses: tickets.statuses,
    ticket: (id: number, title: string) => `#${id} ${quoted(title)}`,
    /** Where the content must not show. */
    private: 'Something happened on a ticket',
    burst: 'A lot is happening',
    digest: 'While you were away',
    updates: (count: number) => counted(count, { one: '# update', other: '# updates' }),
    inTickets: (updates: string, tickets: number) =>
      `${updates} in ${counted(tickets, { one: '# ticket', other: '# tickets' })}`,
    more: (text: string) => `${text}, and more`,
    expired: 'You are signed out',
    expiredBody: 'Sign in again to hear of new tickets. What you wrote is kept.',
    unsent: 'A message was not sent',
    unsentBody: 'Open the ticket to see why. Your text is kept.',
    test: 'Notices work',
    testBody: 'This is how Tandem tells you about tickets.',
  },
  /** Before a link leads to another program. */
  outside: {
    question: (host: string) => `Open ${quoted(host)} outside of Tandem?`,
    looksLike: (host: string) => `It looks like ${quoted(host)}. Open it only if that is who you expect.`,
    open: 'Open',
    stay: 'Stay here',
    remember: 'Do not ask again for this address',
  },
  tray: {
    unread: (count: string) => `Tandem: ${count} new`,
    idle: 'Tandem',
    expired: 'Tandem: please sign in',
    open: 'Open the console',
    quit: 'Quit Tandem',
  },
  menu: {
    app: 'Tandem',
    settings: 'Settings',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    doctor: 'Check the connection',
    about: 'About Tandem',
    quit: 'Quit Tandem',
    services: 'Services',
    hide: 'Hide Tandem',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    reload: 'Reload',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    minimise: 'Minimise',
    close: 'Close the window',
  },
};

type Words<T> = T extends string
  ? string
  : T extends (...input: infer I) => string
    ? (...input: I) => string
    : { readonly [K in keyof T]: Words<T[K]> };

/** The same in each language. */
export type NativeWords = Words<typeof native>;
