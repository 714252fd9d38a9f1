import { counted, quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

/** „Sie haben“ oder „Ada hat“. */
const has = (name: string | null) => (name === null ? 'Sie haben' : `${quoted(name)} hat`);
const entries = (count: number) => counted(count, { one: '# neue Nachricht', other: '# neue Nachrichten' });

export const timeline: Catalog['timeline'] = {
  label: 'Gespräch',
  you: 'Sie',
  fromSupport: (name) => `${quoted(name)} vom Support`,
  today: 'Heute',
  yesterday: 'Gestern',

  newLine: 'Neu',
  whileAway: (count) => counted(count, { one: '# neu, während Sie weg waren', other: '# neu, während Sie weg waren' }),
  toNewest: 'Zum Neuesten',
  newBelow: entries,
  earlier: 'Frühere Nachrichten anzeigen',
  showAll: 'Alles anzeigen',
  showLess: 'Weniger anzeigen',
  loading: 'Das Gespräch wird geladen',
  olderFailed: (reason) => `Frühere Nachrichten konnten nicht geladen werden. ${reason}`,
  catchingUp: 'Einige neuere Nachrichten konnten noch nicht geladen werden. Wir versuchen es weiter.',

  announced: (name, text) => `${quoted(name)}: ${quoted(text)}`,
  announcedMany: entries,

  changed: {
    created: (name) => `${has(name)} das Ticket eröffnet`,
    status: (name, status) => `${has(name)} den Status auf „${status}“ gesetzt`,
    closed: (name) => `${has(name)} das Ticket geschlossen`,
    reopened: (name) => `${has(name)} das Ticket wieder geöffnet`,
    priority: (name, priority) => `${has(name)} die Priorität auf „${priority}“ gesetzt`,
    category: (name, category) => `${has(name)} das Ticket nach „${quoted(category)}“ verschoben`,
    pickedUp: (name) => `${has(name)} das Ticket übernommen`,
    putBack: (name) => `${has(name)} das Ticket zurückgegeben`,
    assigned: (name, assignee) => `${has(name)} das Ticket ${quoted(assignee)} zugewiesen`,
    assignedToYou: (name) => `${has(name)} das Ticket Ihnen zugewiesen`,
    unassigned: (name, assignee) => `${has(name)} das Ticket von ${quoted(assignee)} weggenommen`,
    other: (name) => `${has(name)} das Ticket geändert`,
  },

  sending: {
    queued: 'Wartet auf die Verbindung',
    held: 'Wartet auf die Nachricht davor',
    sending: 'Wird gesendet',
    sent: (time) => `Gesendet ${time}`,
    read: (time) => `Gesendet ${time}, gelesen`,
    readAt: (time) => `Gelesen ${time}`,
    failed: (reason) => `Nicht gesendet: ${reason} Ihr Text bleibt erhalten.`,
    retry: 'Erneut senden',
    edit: 'Bearbeiten',
  },

  stale: {
    title: (name) => `${quoted(name)} hat geschrieben, während Sie tippten`,
    titleMany: (count) =>
      counted(count, {
        one: '# neue Nachricht kam, während Sie tippten',
        other: '# neue Nachrichten kamen, während Sie tippten',
      }),
    kept: 'Ihre Nachricht ist noch nicht gesendet. Ihr Text bleibt erhalten.',
    sendAnyway: 'Trotzdem senden',
    edit: 'Bearbeiten',
  },

  typing: {
    one: (name) => `${quoted(name)} schreibt gerade`,
    two: (first, second) => `${quoted(first)} und ${quoted(second)} schreiben gerade`,
    many: 'Mehrere schreiben gerade',
  },
  viewers: {
    support: 'Der Support',
    one: (name) => `${quoted(name)} ist hier`,
    many: (names) => `${names} sind hier`,
  },

  composer: {
    label: 'Ihre Nachricht',
    placeholder: 'Nachricht schreiben',
    send: 'Senden',
    hint: 'Eingabetaste sendet, Umschalt + Eingabetaste beginnt eine neue Zeile',
    left: (count) => counted(count, { one: 'Noch # Zeichen', other: 'Noch # Zeichen' }),
    over: (count) => counted(count, { one: '# Zeichen zu viel', other: '# Zeichen zu viel' }),
    pastedTooMuch: (most) =>
      `Das ist zu lang zum Einfügen: Eine Nachricht fasst ${most} Zeichen. Senden Sie einen Teil davon oder einen Link zum Ganzen.`,
    offline: 'Offline: Was Sie senden, geht hinaus, sobald die Verbindung wieder da ist.',
    closed: 'Dieses Ticket ist geschlossen und nimmt keine Nachrichten mehr an.',
    closedForStaff: 'Dieses Ticket ist geschlossen. Öffnen Sie es wieder, um zu schreiben.',
    closedKept: 'Was Sie geschrieben haben, bleibt erhalten.',
    notSent: (reason) => `Nicht gesendet: ${reason} Ihr Text bleibt erhalten.`,
  },
};
