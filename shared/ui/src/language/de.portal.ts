import { quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const portal: Catalog['portal'] = {
  product: 'Tandem',
  home: 'Tandem, Ihre Tickets',
  title: (page) => `${quoted(page)} · Tandem`,
  titleUnread: (count, page) => `(${count}) ${quoted(page)} · Tandem`,
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
    home: 'Zu Ihren Tickets',
  },
  ticketNotFound: {
    title: 'Dieses Ticket gibt es nicht',
    text: 'Vielleicht gehört es zu einem anderen Konto. Prüfen Sie, ob Sie mit dem richtigen angemeldet sind.',
    home: 'Zu Ihren Tickets',
  },
  ticketFailed: 'Dieses Ticket konnte nicht geladen werden.',
  staff: {
    title: 'Dies ist das Kundenportal',
    text: (name) =>
      `Sie sind als ${quoted(name)} angemeldet und arbeiten im Support. Tickets werden in der Konsole beantwortet.`,
    toConsole: 'Konsole öffnen',
  },
  crashed: {
    title: 'Diese Seite funktioniert gerade nicht',
    text: 'Was Sie geschrieben haben, bleibt auf diesem Gerät erhalten. Meist hilft es, die Seite neu zu laden.',
    reload: 'Neu laden',
  },
  starting: 'Tandem wird geöffnet',
  unreachable: {
    title: 'Tandem ist nicht erreichbar',
    text: 'Prüfen Sie Ihre Verbindung. Wir versuchen es weiter, und diese Seite öffnet sich von selbst.',
  },
};
