import type { Entry, Participant } from '@tandem/contract';
import { allWithName, entryWithName } from '../accounts/new-names.ts';

/** Entries that came before the one they follow are kept up to so many; a fetch brings the others. */
const MOST_EARLY = 500;

/** The entries of one ticket: one run of `seq` without a hole. What comes too early waits until the hole is filled. */
export class EntryLog {
  /** Ascending. A new array at each change. */
  entries: readonly Entry[] = [];
  private readonly early = new Map<number, Entry>();
  private started = false;

  get firstSeq(): number {
    return this.entries[0]?.seq ?? 0;
  }
  get lastSeq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }
  /** Something is known to be missing. */
  get hasHole(): boolean {
    return this.early.size > 0;
  }

  /** Begins again with these, ascending and without holes; what waits may follow. */
  start(entries: readonly Entry[]): void {
    this.started = true;
    this.entries = [...entries];
    this.take([]);
  }

  /** Adds entries that follow, in any order and any number of times. Before the start they all wait. */
  take(news: readonly Entry[]): void {
    const { lastSeq } = this;
    for (const entry of news) if (entry.seq > lastSeq) this.early.set(entry.seq, entry);
    const added: Entry[] = [];
    for (let next = lastSeq + 1; this.started; next += 1) {
      const entry = this.early.get(next);
      if (entry === undefined) break;
      added.push(entry);
    }
    if (added.length > 0) this.entries = [...this.entries, ...added];
    for (const seq of this.early.keys()) if (seq <= this.lastSeq) this.early.delete(seq);
    this.shed();
  }

  /** Adds entries that come right before the first. Others are ignored. */
  prepend(older: readonly Entry[]): void {
    const before = older.filter(({ seq }) => seq < this.firstSeq);
    if (before.at(-1)?.seq === this.firstSeq - 1) this.entries = [...before, ...this.entries];
  }

  /** Somebody goes by another name, also on what they wrote before. */
  rename(person: Pick<Participant, 'id' | 'name'>): void {
    this.entries = allWithName(this.entries, (entry) => entryWithName(entry, person));
    for (const [seq, entry] of this.early) this.early.set(seq, entryWithName(entry, person));
  }

  clear(): void {
    this.started = false;
    this.entries = [];
    this.early.clear();
  }

  private shed(): void {
    if (this.early.size <= MOST_EARLY) return;
    const latest = [...this.early.keys()].sort((one, other) => one - other).slice(MOST_EARLY);
    for (const seq of latest) this.early.delete(seq);
  }
}
