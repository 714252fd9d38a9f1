import { counted, quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const session: Catalog['session'] = {
  signIn: {
    title: 'Anmelden',
    lead: 'Sehen Sie Ihre Tickets und sprechen Sie mit dem Support.',
    submit: 'Anmelden',
    busy: 'Sie werden angemeldet',
    noAccount: 'Neu hier?',
    toSignUp: 'Konto anlegen',
  },
  signUp: {
    title: 'Konto anlegen',
    lead: 'Eröffnen Sie ein Ticket, sprechen Sie mit einem Menschen, sehen Sie den Stand.',
    submit: 'Konto anlegen',
    busy: 'Ihr Konto wird angelegt',
    haveAccount: 'Haben Sie schon ein Konto?',
    toSignIn: 'Anmelden',
    failed: (reason) => `Das Konto wurde nicht angelegt. ${reason}`,
  },
  again: {
    title: 'Bitte melden Sie sich erneut an',
    lead: 'Nichts, was Sie geschrieben haben, geht verloren, und diese Seite bleibt, wie sie ist.',
    somebodyElse: 'Als jemand anderes anmelden',
    submit: 'Anmelden und weitermachen',
  },
  ended: {
    signed_out: 'Sie haben sich in einem anderen Tab abgemeldet.',
    replaced: 'In einem anderen Tab dieses Browsers hat sich jemand anderes angemeldet.',
    revoked: 'Dieses Gerät wurde von einem anderen aus abgemeldet.',
    disabled: 'Dieses Konto wurde gesperrt. Fragen Sie diejenigen, die den Support betreiben.',
    password_changed: 'Das Passwort wurde geändert. Melden Sie sich mit dem neuen an.',
    expired: 'Sie waren eine Weile weg.',
  },
  name: 'Name',
  nameHint: 'So spricht der Support Sie an.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  passwordHint: 'Mindestens 12 Zeichen. Ein paar Wörter ergeben ein gutes Passwort.',
  /** How good a password is that is being chosen. */
  strength: {
    left: (count) => counted(count, { one: 'Noch ein Zeichen.', other: 'Noch # Zeichen.' }),
    good: 'Ein gutes Passwort: lang und schwer zu erraten.',
  },
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  wrong: 'Die E-Mail-Adresse oder das Passwort stimmt nicht.',
  failed: (reason) => `Sie sind nicht angemeldet. ${reason}`,
  account: (name) => `Konto von ${quoted(name)}`,
  signOut: 'Abmelden',
};
