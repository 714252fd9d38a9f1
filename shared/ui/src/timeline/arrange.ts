import type { Entry } from '@tandem/contract';

/** One line of a conversation on screen. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'change'; readonly key: string; readonly entry: Entry }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly entry: Entry;
      readonly mine: boolean;
      /** The first of a run by one author: only there the author is named. */
      readonly leads: boolean;
    };

/** A run of messages by one author ends after this long. */
const RUN = 5 * 60_000;

/**
 * Entries in order of `seq` as the lines a reader sees: a separator at each new day, one “New” line before the first
 * entry by somebody else after `newAfter` (null: none), messages, and changes between them. An entry whose line is as it
 * was gives the same object again, so that of five hundred lines only the new one is drawn.
 */
export function arrange(entries: readonly Entry[], readerId: number, newAfter: number | null): Row[] {
  const rows: Row[] = [];
  let day = '';
  let before: Entry | undefined;
  let pending = newAfter !== null;
  for (const entry of entries) {
    const mine = entry.author.id === readerId;
    const date = new Date(entry.at).toDateString();
    const newDay = date !== day;
    if (newDay) rows.push({ kind: 'day', key: `day ${date} ${entry.seq}`, at: entry.at });
    day = date;

    const isFirstNew = pending && newAfter !== null && entry.seq > newAfter && !mine;
    if (isFirstNew) rows.push({ kind: 'new', key: 'new' });
    pending = pending && !isFirstNew;

    if (isMessage(entry)) {
      const leads = newDay || isFirstNew || !continues(before, entry);
      rows.push(lineOf(entry, mine, leads));
    } else {
      rows.push(changeOf(entry));
    }
    before = entry;
  }
  return rows;
}

const lines = new WeakMap<Entry, Extract<Row, { kind: 'message' }>>();
function lineOf(entry: Entry, mine: boolean, leads: boolean): Row {
  const known = lines.get(entry);
  if (known?.mine === mine && known.leads === leads) return known;
  const line = { kind: 'message', key: keyOf(entry), entry, mine, leads } as const;
  lines.set(entry, line);
  return line;
}

const changes = new WeakMap<Entry, Extract<Row, { kind: 'change' }>>();
function changeOf(entry: Entry): Row {
  const known = changes.get(entry) ?? { kind: 'change', key: keyOf(entry), entry };
  changes.set(entry, known);
  return known;
}

/** What is shown as a message: what people wrote, the ticket's description (the `created` entry) included. */
export const isMessage = (entry: Entry): boolean => entry.kind === 'message' || entry.kind === 'created';

/** A message keeps the key it had before it was sent, so that its line stays where it is. */
const keyOf = (entry: Entry): string => entry.clientId ?? `seq ${entry.seq}`;

const continues = (before: Entry | undefined, entry: Entry): boolean =>
  before !== undefined &&
  isMessage(before) &&
  before.author.id === entry.author.id &&
  Date.parse(entry.at) - Date.parse(before.at) < RUN;
