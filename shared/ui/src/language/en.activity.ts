import { quoted } from './en.speech.ts';

/** The bell: what happened since the reader last looked. */
export const activity = {
  bell: 'Activity',
  bellUnread: (count: string) => `Activity, ${count} new`,
  /** More than the server counts. */
  over: (most: number) => `${most}+`,
  title: 'Activity',
  markAllRead: 'Mark all as read',
  empty: 'Nothing new. You will hear here when something happens on your tickets.',
  emptyForStaff: 'Nothing new. New tickets and answers appear here.',
  loading: 'Loading activity',
  failed: 'Activity could not be loaded.',
  tryAgain: 'Try again',
  older: 'Show older',
  newMark: 'New',
  ticket: (id: number) => `#${id}`,

  happened: {
    'ticket.created': (name: string) => `${quoted(name)} opened a ticket`,
    'message.posted': (name: string) => `${quoted(name)} wrote`,
    'status.changed': (name: string, status: string) => `${quoted(name)} set the status to ${status}`,
    closed: (name: string) => `${quoted(name)} closed the ticket`,
    'ticket.assigned': (name: string) => `${quoted(name)} assigned this to you`,
  },
};
