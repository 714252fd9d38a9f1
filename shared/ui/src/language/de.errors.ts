import { counted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const errors: Catalog['errors'] = {
  failures: {
    validation: () => 'Etwas davon konnte nicht angenommen werden.',
    unauthenticated: () => 'Bitte melden Sie sich an.',
    forbidden: () => 'Das dürfen Sie nicht.',
    not_found: () => 'Das gibt es nicht.',
    method_not_allowed: () => 'Das ist hier nicht möglich.',
    conflict: () => 'Das verträgt sich nicht mit dem, was schon da ist.',
    email_taken: () => 'Es gibt schon ein Konto mit dieser E-Mail-Adresse.',
    stale: () => 'Dies hat sich geändert, während Sie daran gearbeitet haben.',
    ticket_closed: () => 'Dieses Ticket ist geschlossen.',
    ticket_not_open: () => 'Öffnen Sie zuerst das Ticket.',
    payload_too_large: () => 'Das ist zu groß.',
    unsupported_media_type: () => 'Der Dienst konnte das nicht lesen.',
    impossible: () => 'Das ist nicht möglich.',
    client_outdated: () => 'Diese Version der App ist zu alt für diesen Dienst.',
    too_many_requests: () => 'Zu viele Versuche. Bitte warten Sie einen Moment.',
    internal: () => 'Da ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
    unavailable: () => 'Der Dienst kann das gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    offline: () => 'Der Dienst ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung.',
    timeout: () => 'Der Dienst hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es noch einmal.',
    outbox_full: () => 'Es warten schon zu viele Nachrichten auf die Verbindung.',
    locked: () => 'Ihre Organisation verwaltet das. Es lässt sich hier nicht ändern.',
  },
  refusals: {
    required: () => 'Bitte füllen Sie dieses Feld aus.',
    too_short: ({ min }) =>
      counted(min, { one: 'Schreiben Sie mindestens # Zeichen.', other: 'Schreiben Sie mindestens # Zeichen.' }),
    too_long: ({ max }) =>
      counted(max, { one: 'Schreiben Sie höchstens # Zeichen.', other: 'Schreiben Sie höchstens # Zeichen.' }),
    too_small: ({ min }) => counted(min, { one: 'Mindestens # ist nötig.', other: 'Mindestens # ist nötig.' }),
    too_large: ({ max }) => counted(max, { one: 'Höchstens # ist möglich.', other: 'Höchstens # ist möglich.' }),
    too_many: ({ max }) => counted(max, { one: 'Höchstens # ist möglich.', other: 'Höchstens # sind möglich.' }),
    not_storable: () => 'Hier sind Zeichen enthalten, die nicht gespeichert werden können.',
    not_email: () => 'Das ist keine E-Mail-Adresse.',
    not_one_of: ({ allowed }) => `Möglich ist: ${allowed}.`,
    malformed: () => 'Das hat nicht die richtige Form.',
    unknown_field: () => 'Dieses Feld ist nicht bekannt.',
    nothing_to_change: () => 'Es gibt nichts zu ändern.',
    not_a_period: ({ max }) =>
      counted(max, {
        one: 'Höchstens # Tag ist möglich.',
        other: 'Der erste Tag darf nicht nach dem letzten liegen, und mehr als # Tage sind nicht möglich.',
      }),
    not_both: () => 'Nur eines von beiden ist möglich.',
    email_taken: () => 'Es gibt schon ein Konto mit dieser E-Mail-Adresse. Melden Sie sich damit an.',
    wrong_password: () => 'Das ist nicht Ihr jetziges Passwort.',
    same_password: () => 'Das ist das Passwort, das Sie jetzt haben.',
    password_changed_meanwhile: () => 'Das Passwort wurde gerade eben anderswo geändert.',
    password_changed_devices_remain: () =>
      'Ihr Passwort wurde geändert, aber Ihre anderen Geräte konnten nicht abgemeldet werden. Bitte melden Sie sie bei Ihren Geräten ab.',
    changed_sessions_remain: () =>
      'Die Änderung gilt, aber die Person konnte noch nicht abgemeldet werden. Der Dienst versucht es weiter.',
    password_repeated: () => 'Das wiederholt sich. Nehmen Sie lieber ein paar verschiedene Wörter.',
    password_sequence: () => 'Das folgt dem Alphabet oder der Tastatur. Nehmen Sie lieber ein paar Wörter.',
    password_owner: () => 'Das enthält wenig mehr als Ihren Namen oder Ihre E-Mail-Adresse.',
    password_common: () => 'Das ist eines der häufigsten Passwörter. Nehmen Sie Wörter, die nicht zusammengehören.',
    no_such_category: () => 'Diese Kategorie gibt es nicht.',
    not_active_staff: () => 'Nur aktive Mitarbeitende können ein Ticket übernehmen.',
    own_account: () =>
      'Den eigenen Zugang ändert niemand selbst. Bitten Sie eine andere Administratorin oder einen anderen Administrator.',
    name_taken: () => 'Diesen Namen gibt es schon.',
    too_many_categories: ({ max }) =>
      counted(max, { one: 'Höchstens # ist möglich.', other: 'Höchstens # sind möglich. Stillgelegte zählen mit.' }),
    last_category: () => 'Das ist die letzte angebotene. Ohne sie könnte niemand ein Ticket eröffnen.',
    too_many_views: ({ max }) =>
      counted(max, { one: 'Höchstens # ist möglich.', other: 'Höchstens # sind möglich. Löschen Sie zuerst eine.' }),
    no_such_move: () => 'Von seinem jetzigen Stand kann das Ticket nicht dorthin.',
  },
};
