import { counted, quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const tickets: Catalog['tickets'] = {
  statuses: { open: 'Offen', in_progress: 'In Arbeit', resolved: 'Gelöst', closed: 'Geschlossen' },
  priorities: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },
  categories: {
    Technical: 'Technik',
    Billing: 'Abrechnung',
    Account: 'Konto',
    Payment: 'Zahlung',
    'Feature Request': 'Wunsch',
    'Bug Report': 'Fehlermeldung',
    'General Inquiry': 'Allgemeine Frage',
    Other: 'Sonstiges',
  },
  priorityOf: (priority) => `Priorität: ${priority}`,
  number: (id) => `#${id}`,
  supportPerson: (name) => `${quoted(name)} vom Support`,

  list: {
    title: 'Ihre Tickets',
    label: 'Tickets',
    newTicket: 'Neues Ticket',
    loading: 'Ihre Tickets werden geladen',
    more: 'Mehr anzeigen',
    failed: 'Ihre Tickets konnten nicht geladen werden.',
    refreshFailed: 'Die Liste konnte nicht aktualisiert werden. Sie ist vielleicht veraltet.',
    unread: (count) => `${count} neu`,
    you: 'Sie',
    said: (name, text) => `${quoted(name)}: ${quoted(text)}`,
    arrived: (count) => counted(count, { one: '# neues Ticket anzeigen', other: '# neue Tickets anzeigen' }),
    none: {
      title: 'Noch keine Tickets',
      text: 'Schreiben Sie uns, wobei Sie Hilfe brauchen. Ein Mensch antwortet, und Sie verfolgen es hier.',
    },
    noMatch: {
      title: 'Kein Ticket passt',
      text: 'Versuchen Sie es mit anderen Wörtern, oder sehen Sie alle Ihre Tickets an.',
      reset: 'Alle Tickets anzeigen',
    },
  },

  filters: {
    label: 'Welche Tickets',
    all: 'Alle',
    open: 'Offen',
    closed: 'Geschlossen',
    search: 'Ihre Tickets durchsuchen',
    clear: 'Suche löschen',
    found: (count, more) => `Angezeigte Tickets: ${count}${more ? ', und es gibt noch mehr' : ''}`,
  },

  create: {
    title: 'Neues Ticket',
    lead: 'Schreiben Sie, was geschehen ist und was Sie erwartet haben. Der Support sieht es sofort.',
    subject: 'Titel',
    subjectHint: 'Eine Zeile, die alles sagt.',
    description: 'Beschreibung',
    descriptionHint:
      'Was Sie getan haben, was geschehen ist, was Sie erwartet haben. Geben Sie Fehlermeldungen Wort für Wort wieder.',
    category: 'Kategorie',
    chooseCategory: 'Wählen Sie eine Kategorie',
    priority: 'Priorität',
    priorityHints: {
      low: 'Es kann warten.',
      medium: 'Es hält mich auf.',
      high: 'Ich kann nicht arbeiten.',
    },
    submit: 'Ticket eröffnen',
    busy: 'Das Ticket wird eröffnet',
    draftKept: 'Ihr Entwurf von vorhin ist noch da.',
    discardDraft: 'Neu beginnen',
    categoriesFailed: 'Die Kategorien konnten nicht geladen werden.',
    failed: (reason) => `Das Ticket wurde nicht eröffnet. ${reason} Was Sie geschrieben haben, bleibt erhalten.`,
  },

  header: {
    actions: 'Aktionen zum Ticket',
    back: 'Alle Tickets',
    opened: (when) => `Eröffnet ${when}`,
    waiting: 'Der Support hat es noch nicht gesehen.',
    seen: 'Der Support hat es gesehen.',
    pickedUp: (name) => `${quoted(name)} vom Support kümmert sich darum.`,
    answers: (duration) => `Erste Antwort nach ${duration}.`,
    usual: (duration) => `Der Support antwortet meist innerhalb von etwa ${duration}.`,
    closedAt: (when) => `Geschlossen: ${when}.`,
    resolvedAt: (when) => `Der Support hält es für gelöst: ${when}.`,
    copyLink: 'Link kopieren',
    copied: 'Link kopiert.',
    copyFailed: 'Der Link konnte nicht kopiert werden.',
  },

  close: {
    action: 'Ticket schließen',
    title: 'Dieses Ticket schließen?',
    text: 'Schließen Sie es, wenn Ihre Frage beantwortet ist. Danach kann hier niemand mehr schreiben, und nur der Support kann es wieder öffnen. Lesen können Sie es immer.',
    unsent:
      'Es gibt Text, den Sie nicht gesendet haben. Er bleibt auf diesem Gerät, kann aber nicht mehr gesendet werden, sobald das Ticket geschlossen ist.',
    confirm: 'Ticket schließen',
    keep: 'Offen lassen',
    busy: 'Wird geschlossen',
    failed: (reason) => `Das Ticket ist noch offen. ${reason}`,
  },
};
