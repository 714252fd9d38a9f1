import type { Ticket } from '@tandem/contract';
import type { IconName } from '@tandem/ui';

/** One thing that can be chosen. */
export interface PaletteItem {
  readonly id: string;
  readonly group: 'tickets' | 'actions' | 'views' | 'places';
  readonly label: string;
  readonly icon: IconName;
  /** The keys that do the same. */
  readonly keys?: readonly string[];
  readonly choose: () => void;
}

const MOST = 30;

/** Those whose label has all the words, in any order; words at the beginning of the label first. */
export function matching(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const ranked = items
    .map((item) => ({ item, label: plain(item.label) }))
    .filter(({ label }) => words.every((word) => label.includes(word)))
    .map(({ item, label }) => ({ item, rank: words[0] !== undefined && label.startsWith(words[0]) ? 0 : 1 }));
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** `#1042` and `1042` mean the ticket of that number. */
export function numberIn(text: string): number | null {
  const [, digits] = /^\s*#?([1-9]\d{0,14})\s*$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What was found, without the one that was asked for by its number. */
export const otherThan = (tickets: readonly Ticket[], number: number | null): readonly Ticket[] =>
  tickets.filter(({ id }) => id !== number);

/** Without case and accents: who types “zurucksetzen” means “Zurücksetzen”. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
