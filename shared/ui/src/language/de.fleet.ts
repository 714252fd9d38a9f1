import { counted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const fleet: Catalog['console']['fleet'] = {
  title: 'Konsolen',
  lead: 'Die installierten Konsolen, wie sie sich zuletzt gemeldet haben: bei der Anmeldung und zweimal am Tag.',
  list: 'Installierte Konsolen',
  search: 'Personen und Versionen suchen',
  clear: 'Suche leeren',
  loading: 'Konsolen werden geladen',
  loadFailed: 'Die Konsolen ließen sich nicht laden.',
  none: 'Noch hat sich keine Konsole gemeldet',
  noneHint: 'Wer sich in der installierten App anmeldet, erscheint hier.',
  noneFound: 'Nichts passt',
  more: 'Mehr zeigen',
  seen: 'Zuletzt',
  rings: { stable: 'Stabil', beta: 'Beta' },
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
  policies: {
    'machine-policy': 'Gruppenrichtlinie',
    'user-policy': 'Gruppenrichtlinie der Person',
    'device-profile': 'Profil',
    'user-profile': 'Profil der Person',
    etc: '/etc/tandem',
    'application-file': 'Datei neben der App',
    'machine-file': 'Datei des Computers',
    installer: 'Installation',
    none: 'Nicht verwaltet',
  },
  problems: (count) => counted(count, { one: '# Einstellung gilt nicht', other: '# Einstellungen gelten nicht' }),
};
