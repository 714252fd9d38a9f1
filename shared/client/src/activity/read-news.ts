import type { TextStorage } from '../ports/ports.ts';

/** Hears what was read in another tab. */
export interface ReadNewsListener {
  readonly ticket: (ticketId: number, seq: number) => void;
  readonly feed: (cursor: string) => void;
}

/** Tells the other tabs of this browser what was read, a ticket up to an entry or the feed, since each counts what is unread by itself. */
export class ReadNews {
  private accountId: number | null = null;
  private readonly stopListening: () => void;

  constructor(
    private readonly storage: TextStorage,
    listener: ReadNewsListener,
  ) {
    this.stopListening =
      storage.onChange?.((key) => {
        if (key === null) return;
        if (key === this.ticketKey) {
          const [ticketId, seq] = this.read(key).split(' ').map(Number);
          if (ticketId && seq) listener.ticket(ticketId, seq);
        } else if (key === this.feedKey) {
          const cursor = this.read(key);
          if (/^\d{1,19}$/.test(cursor)) listener.feed(cursor);
        }
      }) ?? (() => {});
  }

  /** Whose reading this is about; null is nobody. */
  bind(accountId: number | null): void {
    this.accountId = accountId;
  }

  tellTicket(ticketId: number, seq: number): void {
    this.write(this.ticketKey, `${ticketId} ${seq}`);
  }

  tellFeed(cursor: string): void {
    this.write(this.feedKey, cursor);
  }

  dispose(): void {
    this.stopListening();
  }

  private get ticketKey(): string | null {
    return this.accountId === null ? null : `tandem.read.${this.accountId}`;
  }
  private get feedKey(): string | null {
    return this.accountId === null ? null : `tandem.read-feed.${this.accountId}`;
  }

  private write(key: string | null, text: string): void {
    if (key === null) return;
    try {
      this.storage.write(key, text);
    } catch {
      // The others learn it when they next ask the api.
    }
  }

  private read(key: string): string {
    try {
      return this.storage.read(key) ?? '';
    } catch {
      return '';
    }
  }
}
