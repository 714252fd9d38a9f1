import type { ChangedValue, Entry, Priority, TicketStatus } from '@tandem/contract';
import type { Catalog } from '../language/index.ts';

type Words = Catalog['timeline']['changed'];

/** How the parts of a change are called on screen. */
export interface ChangeNames {
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  /** Those a desk begins with. */
  readonly category: Readonly<Record<string, string>>;
  /** The author as this reader knows them; null is the reader. */
  readonly author: (author: Entry['author']) => string | null;
}

/** One sentence for an entry that is not a message: “Ada set the status to Resolved”. */
export function describeChange(entry: Entry, readerId: number, words: Words, names: ChangeNames): string {
  const who = names.author(entry.author);
  const from = entry.change?.from ?? null;
  const to = entry.change?.to ?? null;
  switch (entry.kind) {
    case 'created':
      return words.created(who);
    case 'status':
      if (to === 'closed') return words.closed(who);
      if (from === 'closed') return words.reopened(who);
      return words.status(who, named(names.status, to));
    case 'priority':
      return words.priority(who, named(names.priority, to));
    case 'category':
      return words.category(who, named(names.category, to));
    case 'assignee':
      return describeAssignment(entry.author.id, who, from, to, readerId, words);
    default:
      return words.other(who);
  }
}

function describeAssignment(
  authorId: number,
  who: string | null,
  from: ChangedValue,
  to: ChangedValue,
  readerId: number,
  words: Words,
): string {
  if (to === null) return idOf(from) === authorId ? words.putBack(who) : words.unassigned(who, nameOf(from));
  if (idOf(to) === authorId) return words.pickedUp(who);
  return idOf(to) === readerId ? words.assignedToYou(who) : words.assigned(who, nameOf(to));
}

const idOf = (value: ChangedValue): number | null => (typeof value === 'object' && value !== null ? value.id : null);
const nameOf = (value: ChangedValue): string => (typeof value === 'object' ? (value?.name ?? '') : value);
const named = (names: Readonly<Record<string, string>>, value: ChangedValue): string => {
  const word = nameOf(value);
  return Object.hasOwn(names, word) ? (names[word] ?? word) : word;
};
