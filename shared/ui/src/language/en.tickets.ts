import { counted, quoted } from './en.speech.ts';

/** Tickets as both sides see them. */
export const tickets = {
  statuses: { open: 'Open', in_progress: 'In progress', resolved: 'Resolved', closed: 'Closed' },
  priorities: { low: 'Low', medium: 'Medium', high: 'High' },
  /** The categories a desk begins with; others are shown as they were named. */
  categories: {
    Technical: 'Technical',
    Billing: 'Billing',
    Account: 'Account',
    Payment: 'Payment',
    'Feature Request': 'Feature Request',
    'Bug Report': 'Bug Report',
    'General Inquiry': 'General Inquiry',
    Other: 'Other',
  },
  priorityOf: (priority: string) => `Priority: ${priority}`,
  number: (id: number) => `#${id}`,
  supportPerson: (name: string) => `${quoted(name)} from Support`,

  list: {
    title: 'Your tickets',
    label: 'Tickets',
    newTicket: 'New ticket',
    loading: 'Loading your tickets',
    more: 'Show more',
    failed: 'Your tickets could not be loaded.',
    refreshFailed: 'The list could not be refreshed. It may be out of date.',
    unread: (count: string) => `${count} new`,
    you: 'You',
    said: (name: string, text: string) => `${quoted(name)}: ${quoted(text)}`,
    arrived: (count: number) => counted(count, { one: 'Show # new ticket', other: 'Show # new tickets' }),
    none: {
      title: 'No tickets yet',
      text: 'Tell us what you need help with. A person answers, and you follow it here.',
    },
    noMatch: {
      title: 'No ticket matches',
      text: 'Try other words, or look at all your tickets.',
      reset: 'Show all tickets',
    },
  },

  filters: {
    label: 'Which tickets',
    all: 'All',
    open: 'Open',
    closed: 'Closed',
    search: 'Search your tickets',
    clear: 'Clear the search',
    found: (count: string, more: boolean) => `Tickets shown: ${count}${more ? ', and there are more' : ''}`,
  },

  create: {
    title: 'New ticket',
    lead: 'Say what happened and what you expected. Support sees this at once.',
    subject: 'Title',
    subjectHint: 'One line that says it all.',
    description: 'Description',
    descriptionHint: 'What you did, what happened, what you expected. Copy error messages word for word.',
    category: 'Category',
    chooseCategory: 'Choose a category',
    priority: 'Priority',
    priorityHints: {
      low: 'It can wait.',
      medium: 'It slows me down.',
      high: 'I cannot work.',
    },
    submit: 'Open ticket',
    busy: 'Opening the ticket',
    draftKept: 'Your draft from earlier is still here.',
    discardDraft: 'Start over',
    categoriesFailed: 'The categories could not be loaded.',
    failed: (reason: string) => `The ticket was not opened. ${reason} What you typed is kept.`,
  },

  header: {
    actions: 'Ticket actions',
    back: 'All tickets',
    opened: (when: string) => `Opened ${when}`,
    waiting: 'Support has not looked at this yet.',
    seen: 'Support has seen this.',
    pickedUp: (name: string) => `${quoted(name)} from Support picked this up.`,
    answers: (duration: string) => `First answer after ${duration}.`,
    usual: (duration: string) => `Support usually answers in about ${duration}.`,
    closedAt: (when: string) => `Closed ${when}.`,
    resolvedAt: (when: string) => `Support thinks this is solved, ${when}.`,
    copyLink: 'Copy link',
    copied: 'Link copied.',
    copyFailed: 'The link could not be copied.',
  },

  close: {
    action: 'Close ticket',
    title: 'Close this ticket?',
    text: 'Close it when your question is answered. Nobody can write here afterwards, and only support can open it again. You can always read it.',
    unsent:
      'There is text you have not sent. It stays on this device, but it cannot be sent once the ticket is closed.',
    confirm: 'Close ticket',
    keep: 'Keep it open',
    busy: 'Closing',
    failed: (reason: string) => `The ticket is still open. ${reason}`,
  },
};
