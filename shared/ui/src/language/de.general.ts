import { quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const general: Catalog['general'] = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  back: 'Zurück',
  loading: 'Wird geladen',
  tryAgain: 'Erneut versuchen',
  dismiss: 'Ausblenden',
  notices: 'Hinweise',
  optional: 'freiwillig',
  skipToContent: 'Zum Inhalt springen',
  themes: { system: 'Darstellung wie im System', light: 'Helle Darstellung', dark: 'Dunkle Darstellung' },
  language: 'Sprache',
  languageFailed: 'Diese Sprache konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.',
  name: quoted,
  justNow: 'gerade eben',
};
