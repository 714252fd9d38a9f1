/** `null` stands for the reader: “You set …” reads better than one's own name. */
type Who = string | null;
const who = (name: Who) => name ?? 'You';
const entries = (count: number) => (count === 1 ? '1 new message' : `${count} new messages`);

/** The conversation on a ticket: entries, send states, the composer. */
export const timeline = {
  label: 'Conversation',
  entries: 'Messages and changes',
  you: 'You',
  /** How a customer sees a member of staff. */
  fromSupport: (name: string) => `${name} from Support`,
  customer: 'Customer',
  today: 'Today',
  yesterday: 'Yesterday',

  newLine: 'New',
  whileAway: (count: number) => (count === 1 ? '1 new while you were away' : `${count} new while you were away`),
  toNewest: 'Go to the newest message',
  newBelow: entries,
  earlier: 'Show earlier messages',
  loadingEarlier: 'Loading earlier messages',
  loading: 'Loading the conversation',
  beginning: 'The conversation starts here.',
  loadFailed: 'The conversation could not be loaded.',
  tryAgain: 'Try again',

  /** Spoken once for a message that just arrived. */
  announced: (name: string, text: string) => `${name}: ${text}`,
  announcedMany: (count: number) => entries(count),

  changed: {
    created: (name: Who) => `${who(name)} opened the ticket`,
    status: (name: Who, status: string) => `${who(name)} set the status to ${status}`,
    closed: (name: Who) => `${who(name)} closed the ticket`,
    reopened: (name: Who) => `${who(name)} reopened the ticket`,
    priority: (name: Who, priority: string) => `${who(name)} set the priority to ${priority}`,
    category: (name: Who, category: string) => `${who(name)} moved the ticket to ${category}`,
    pickedUp: (name: Who) => `${who(name)} picked up the ticket`,
    putBack: (name: Who) => `${who(name)} put the ticket back`,
    assigned: (name: Who, assignee: string) => `${who(name)} assigned the ticket to ${assignee}`,
    assignedToYou: (name: Who) => `${who(name)} assigned the ticket to you`,
    unassigned: (name: Who, assignee: string) => `${who(name)} took the ticket off ${assignee}`,
    other: (name: Who) => `${who(name)} changed the ticket`,
  },

  sending: {
    queued: 'Waiting for the connection',
    sending: 'Sending',
    sent: (time: string) => `Sent ${time}`,
    read: 'Read',
    readAt: (time: string) => `Read ${time}`,
    failed: (reason: string) => `Not sent: ${reason} Your text is kept.`,
    retry: 'Retry',
    edit: 'Edit',
    discard: 'Discard',
    actionsFor: (text: string) => `Unsent message “${text}”`,
  },

  stale: {
    title: (name: string) => `${name} wrote while you were typing`,
    titleMany: (count: number) => `${entries(count)} arrived while you were typing`,
    kept: 'Your message has not been sent yet. Your text is kept.',
    sendAnyway: 'Send anyway',
    edit: 'Edit',
  },

  typing: {
    one: (name: string) => `${name} is typing`,
    two: (first: string, second: string) => `${first} and ${second} are typing`,
    many: 'Several people are typing',
  },
  viewers: {
    one: (name: string) => `${name} is here`,
    many: (names: string) => `${names} are here`,
    label: 'Also looking at this ticket',
  },

  composer: {
    label: 'Your message',
    placeholder: 'Write a message',
    replyTo: (name: string) => `Reply to ${name}`,
    send: 'Send',
    hint: 'Enter sends, Shift + Enter starts a new line',
    left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
    over: (count: number) => (count === 1 ? '1 character too many' : `${count} characters too many`),
    offline: 'You are offline. Your message is sent as soon as the connection is back.',
    closed: 'This ticket is closed and takes no more messages.',
    closedForStaff: 'This ticket is closed. Reopen it to write.',
    closedKept: 'What you typed is kept.',
    startedFrom: 'Your draft from earlier is still here.',
    full: 'Too many messages are waiting to be sent. This one is kept here.',
  },
};
