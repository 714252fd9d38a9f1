import { audienceOf, type EntryKind, isStaff, type Participant, type Role } from '@tandem/contract';
import type { LateRange } from './activity.row.ts';

/** An entry with what says who is told of it. Nothing of this ever changes. */
export interface RecentEntry {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: EntryKind;
  /** In database form. */
  readonly at: string;
  readonly author_id: number;
  readonly author_role: Role;
  readonly assignee_id: number | null;
  readonly customer_id: number;
}

/** Entries whose id is in (`from`, `to`] and which were made from `since` to `until`, in database form. */
type Range = Pick<LateRange, 'from'> & Partial<LateRange>;

const KEPT = 5_000;
/** Beyond what is kept; then the oldest are let go together. */
const SPARE = 1_000;
/** What all staff are told is kept further back: in each of their feeds, unread until they say otherwise. */
const KEPT_FOR_STAFF = 1_000;

/** The newest entries of all tickets, by whom they are told to: the contract's `audienceOf`, turned into lists. */
export class RecentEntries {
  private entries: RecentEntry[] = [];
  private allStaff: RecentEntry[] = [];
  private accounts = new Map<number, RecentEntry[]>();
  private from = Number.POSITIVE_INFINITY;

  /** How many are kept, once there were as many, and of what all staff are told. */
  constructor(
    readonly kept = KEPT,
    readonly keptForStaff = KEPT_FOR_STAFF,
  ) {}

  get newest(): RecentEntry | undefined {
    return this.entries.at(-1);
  }

  /** Whether every entry after this id is here. */
  reaches(id: number): boolean {
    return id >= this.from;
  }

  /** Starts anew with every entry there is after an id, and the newest up to it that all staff are told, oldest first. */
  replace(entries: readonly RecentEntry[], from: number, forStaff: readonly RecentEntry[] = []): void {
    this.entries = [];
    this.allStaff = [...forStaff];
    this.accounts = new Map();
    this.from = from;
    this.add(entries);
  }

  /** Entries that are known already are left as they are. */
  add(entries: readonly RecentEntry[]): void {
    for (const entry of entries) {
      if (!insert(this.entries, entry)) continue;
      const audience = audienceOf(happeningOf(entry));
      if (audience?.allStaff) insert(this.allStaff, entry);
      for (const account of audience?.accounts ?? []) insert(listOf(this.accounts, account), entry);
    }
    if (this.entries.length <= this.kept + SPARE) return;
    const newest = this.entries.slice(-this.kept);
    this.replace(newest, newest[0]?.id ?? 0, this.allStaff.slice(-this.keptForStaff));
  }

  /** The newest entry up to an id. */
  upTo(id: number): RecentEntry | undefined {
    return this.entries[indexAfter(this.entries, id) - 1];
  }

  /** How many entries are known after an id and before another. */
  between(from: number, to: number): number {
    return Math.max(0, indexAfter(this.entries, to - 1) - indexAfter(this.entries, from));
  }

  /** What a reader is told of in a range, oldest first. */
  oldest(
    reader: Participant,
    { from, to = Number.POSITIVE_INFINITY, since, until }: Range,
    most: number,
  ): RecentEntry[] {
    const found = this.listsFor(reader).flatMap((list) => {
      const oldest: RecentEntry[] = [];
      for (let at = indexAfter(list, from); at < list.length && oldest.length < most; at++) {
        const entry = list[at] as RecentEntry;
        if (entry.id > to) break;
        const isInTime = (since === undefined || entry.at >= since) && (until === undefined || entry.at <= until);
        if (isInTime && entry.author_id !== reader.id) oldest.push(entry);
      }
      return oldest;
    });
    return found.sort(byId).slice(0, most);
  }

  /** The newest that a reader is told of with an id above `after`, in no order; beyond {@link reaches} not all of them. */
  latest(reader: Participant, after: number, most: number): RecentEntry[] {
    const found = this.listsFor(reader).flatMap((list) => {
      const latest: RecentEntry[] = [];
      for (let at = list.length - 1; at >= 0 && latest.length < most; at--) {
        const entry = list[at] as RecentEntry;
        if (entry.id <= after) break;
        if (entry.author_id !== reader.id) latest.push(entry);
      }
      return latest;
    });
    return found.length <= most ? found : found.sort(byId).slice(-most);
  }

  private listsFor(reader: Participant): readonly (readonly RecentEntry[])[] {
    const own = this.accounts.get(reader.id) ?? [];
    return isStaff(reader) ? [own, this.allStaff] : [own];
  }
}

const byId = (one: RecentEntry, other: RecentEntry) => one.id - other.id;

const happeningOf = ({ kind, author_id, author_role, customer_id, assignee_id }: RecentEntry) => ({
  kind,
  author: { id: author_id, role: author_role },
  customerId: customer_id,
  assigneeId: assignee_id,
});

function listOf(lists: Map<number, RecentEntry[]>, account: number): RecentEntry[] {
  const list = lists.get(account) ?? [];
  if (list.length === 0) lists.set(account, list);
  return list;
}

/** Where the entries after an id begin. */
function indexAfter(entries: readonly RecentEntry[], id: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as RecentEntry).id <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts an entry in its place; false when it is there already. */
function insert(entries: RecentEntry[], entry: RecentEntry): boolean {
  const at = indexAfter(entries, entry.id);
  if (entries[at - 1]?.id === entry.id) return false;
  if (at === entries.length) entries.push(entry);
  else entries.splice(at, 0, entry);
  return true;
}
