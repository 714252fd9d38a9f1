import { counted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const connection: Catalog['connection'] = {
  offline: 'Offline. Was Sie sehen, ist vielleicht nicht mehr aktuell.',
  reconnecting: 'Die Verbindung ist abgebrochen. Sie wird wiederhergestellt…',
  connecting: 'Das Verbinden dauert länger als sonst. Was Sie sehen, ist vielleicht nicht mehr aktuell.',
  tryNow: 'Jetzt versuchen',
  back: 'Wieder verbunden. Alles ist auf dem neuesten Stand.',
  missed: (count) =>
    counted(count, {
      one: '# Neuigkeit, während Sie weg waren.',
      other: '# Neuigkeiten, während Sie weg waren.',
    }),
  outbox: (count) =>
    counted(count, {
      one: '# Nachricht wartet hier und wird von selbst gesendet.',
      other: '# Nachrichten warten hier und werden von selbst gesendet.',
    }),
};
