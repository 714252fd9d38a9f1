import { counted, quoted } from './en.speech.ts';

/** `null` stands for the reader: “You set …” reads better than one's own name. */
type Who = string | null;
const who = (name: Who) => (name === null ? 'You' : quoted(name));
const entries = (count: number) => counted(count, { one: '# new message', other: '# new messages' });

/** The conversation on a ticket: entries, send states, the composer. */
export const timeline = {
  label: 'Conversation',
  you: 'You',
  /** How a customer sees a member of staff. */
  fromSupport: (name: string) => `${quoted(name)} from Support`,
  today: 'Today',
  yesterday: 'Yesterday',

  newLine: 'New',
  whileAway: (count: number) =>
    counted(count, { one: '# new while you were away', other: '# new while you were away' }),
  toNewest: 'Newest',
  newBelow: entries,
  earlier: 'Show earlier messages',
  showAll: 'Show all',
  showLess: 'Show less',
  loading: 'Loading the conversation',
  olderFailed: (reason: string) => `Earlier messages could not be loaded. ${reason}`,
  catchingUp: 'Some newer messages could not be loaded yet. We keep trying.',

  /** Spoken once for a message that just arrived. */
  announced: (name: string, text: string) => `${quoted(name)}: ${quoted(text)}`,
  announcedMany: (count: number) => entries(count),

  changed: {
    created: (name: Who) => `${who(name)} opened the ticket`,
    status: (name: Who, status: string) => `${who(name)} set the status to ${status}`,
    closed: (name: Who) => `${who(name)} closed the ticket`,
    reopened: (name: Who) => `${who(name)} reopened the ticket`,
    priority: (name: Who, priority: string) => `${who(name)} set the priority to ${priority}`,
    category: (name: Who, category: string) => `${who(name)} moved the ticket to ${quoted(category)}`,
    pickedUp: (name: Who) => `${who(name)} picked up the ticket`,
    putBack: (name: Who) => `${who(name)} put the ticket back`,
    assigned: (name: Who, assignee: string) => `${who(name)} assigned the ticket to ${quoted(assignee)}`,
    assignedToYou: (name: Who) => `${who(name)} assigned the ticket to you`,
    unassigned: (name: Who, assignee: string) => `${who(name)} took the ticket off ${quoted(assignee)}`,
    other: (name: Who) => `${who(name)} changed the ticket`,
  },

  sending: {
    queued: 'Waiting for the connection',
    held: 'Waits for the message before it',
    sending: 'Sending',
    sent: (time: string) => `Sent ${time}`,
    read: (time: string) => `Sent ${time}, read`,
    readAt: (time: string) => `Read ${time}`,
    failed: (reason: string) => `Not sent: ${reason} Your text is kept.`,
    retry: 'Retry',
    edit: 'Edit',
  },

  stale: {
    title: (name: string) => `${quoted(name)} wrote while you were typing`,
    titleMany: (count: number) =>
      counted(count, {
        one: '# new message arrived while you were typing',
        other: '# new messages arrived while you were typing',
      }),
    kept: 'Your message has not been sent yet. Your text is kept.',
    sendAnyway: 'Send anyway',
    edit: 'Edit',
  },

  typing: {
    one: (name: string) => `${quoted(name)} is typing`,
    two: (first: string, second: string) => `${quoted(first)} and ${quoted(second)} are typing`,
    many: 'Several people are typing',
  },
  viewers: {
    support: 'Support',
    one: (name: string) => `${quoted(name)} is here`,
    many: (names: string) => `${names} are here`,
  },

  composer: {
    label: 'Your message',
    placeholder: 'Write a message',
    send: 'Send',
    hint: 'Enter sends, Shift + Enter starts a new line',
    left: (count: number) => counted(count, { one: '# character left', other: '# characters left' }),
    over: (count: number) => counted(count, { one: '# character too many', other: '# characters too many' }),
    pastedTooMuch: (most: string) =>
      `That is too long to paste: a message holds ${most} characters. Send a part of it, or a link to the whole.`,
    offline: 'Offline: what you send goes out when the connection is back.',
    closed: 'This ticket is closed and takes no more messages.',
    closedForStaff: 'This ticket is closed. Reopen it to write.',
    closedKept: 'What you typed is kept.',
    notSent: (reason: string) => `Not sent: ${reason} Your text is kept.`,
  },
};
