import type { TextStorage } from '../ports/ports.ts';

/** More happenings than can be told apart in the moment their notices take, also in a flood. */
const MOST = 600;
/** So many notices within this time, of all tabs together; what follows is summed up. */
const MOST_AT_ONCE = 3;
const AT_ONCE = 10_000;

/** What some tab of this browser has shown already, in sight or as a notice, so that the others keep quiet about it. */
export class Told {
  private key: string | null = null;
  /** When the latest notices came, where nothing can be stored. */
  private times: readonly number[] = [];

  constructor(private readonly storage: Pick<TextStorage, 'read' | 'write'>) {}

  /** Whose happenings these are; null is nobody. */
  bind(accountId: number | null): void {
    this.times = [];
    this.key = accountId === null ? null : `tandem.told.${accountId}`;
  }

  /** Those that nobody asked about before. Ask one tab at a time, under a lock. */
  firstOf(cursors: readonly string[]): ReadonlySet<string> {
    const known = this.read<string>() ?? [];
    const before = new Set(known);
    const first = new Set(cursors.filter((cursor) => !before.has(cursor)));
    if (first.size > 0) this.write([...known, ...first].slice(-MOST));
    return first;
  }

  /** Whether one more notice may come now; if so, it is counted. Ask as above. */
  hasRoom(now: number): boolean {
    const kept = this.read<number>('.times') ?? this.times;
    const times = kept.filter((at) => at <= now && now - at < AT_ONCE);
    if (times.length >= MOST_AT_ONCE) return false;
    this.times = [...times, now];
    this.write(this.times, '.times');
    return true;
  }

  private read<T extends string | number>(part = ''): readonly T[] | null {
    try {
      const kept: unknown = JSON.parse((this.key && this.storage.read(this.key + part)) ?? 'null');
      return Array.isArray(kept) ? kept : null;
    } catch {
      return null; // Each tab is on its own: the browser shows what two of them say as one notice.
    }
  }

  private write(values: readonly (string | number)[], part = ''): void {
    try {
      if (this.key !== null) this.storage.write(this.key + part, JSON.stringify(values));
    } catch {
      // As above.
    }
  }
}
