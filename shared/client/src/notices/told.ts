import type { TextStorage } from '../ports/ports.ts';

/** More happenings than can be told apart in the moment their notices take. */
const MOST = 100;

/** What some tab of this browser has shown already, in sight or as a notice, so that the others keep quiet about it. */
export class Told {
  private key: string | null = null;

  constructor(private readonly storage: Pick<TextStorage, 'read' | 'write'>) {}

  /** Whose happenings these are; null is nobody. */
  bind(accountId: number | null): void {
    this.key = accountId === null ? null : `tandem.told.${accountId}`;
  }

  /** True for the first to ask about it. Ask one tab at a time, under a lock. */
  isFirst(cursor: string): boolean {
    const known = this.read();
    if (known.includes(cursor)) return false;
    this.write([...known, cursor].slice(-MOST));
    return true;
  }

  private read(): readonly string[] {
    try {
      const kept: unknown = JSON.parse((this.key && this.storage.read(this.key)) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return []; // Each tab is on its own: the browser shows what two of them say as one notice.
    }
  }

  private write(cursors: readonly string[]): void {
    try {
      if (this.key !== null) this.storage.write(this.key, JSON.stringify(cursors));
    } catch {
      // As above.
    }
  }
}
