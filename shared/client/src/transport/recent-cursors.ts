/** Whether the first of two activity cursors is the later one. They are decimal numbers that may exceed 2^53. */
export const isLater = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length;

/** The later of two cursors; null is before all. */
export const laterOf = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || isLater(one, other)) ? one : other;

/** Remembers the latest cursors, to tell what was delivered already. The api repeats some after a reconnect. */
export class RecentCursors {
  private readonly seen = new Set<string>();

  constructor(private readonly most = 1_000) {}

  /** False when it was added before. */
  add(cursor: string): boolean {
    if (this.seen.has(cursor)) return false;
    this.seen.add(cursor);
    if (this.seen.size > this.most) {
      const oldest = this.seen.values().next();
      if (!oldest.done) this.seen.delete(oldest.value);
    }
    return true;
  }

  clear(): void {
    this.seen.clear();
  }
}
