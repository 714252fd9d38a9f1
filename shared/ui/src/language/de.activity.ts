import { quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const activity: Catalog['activity'] = {
  bell: 'Neuigkeiten',
  bellUnread: (count) => `Neuigkeiten, ${count} neu`,
  over: (most) => `${most}+`,
  title: 'Neuigkeiten',
  markAllRead: 'Alle als gelesen markieren',
  empty: 'Nichts Neues. Hier erfahren Sie, wenn sich bei Ihren Tickets etwas tut.',
  emptyForStaff: 'Nichts Neues. Neue Tickets und Antworten erscheinen hier.',
  loading: 'Neuigkeiten werden geladen',
  failed: 'Die Neuigkeiten konnten nicht geladen werden.',
  tryAgain: 'Erneut versuchen',
  older: 'Ältere anzeigen',
  newMark: 'Neu',
  ticket: (id) => `#${id}`,

  happened: {
    'ticket.created': (name) => `${quoted(name)} hat ein Ticket eröffnet`,
    'message.posted': (name) => `${quoted(name)} hat geschrieben`,
    'status.changed': (name, status) => `${quoted(name)} hat den Status auf „${status}“ gesetzt`,
    closed: (name) => `${quoted(name)} hat das Ticket geschlossen`,
    'ticket.assigned': (name) => `${quoted(name)} hat Ihnen das Ticket zugewiesen`,
  },
};
