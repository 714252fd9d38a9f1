import type { TextStorage } from '../ports/ports.ts';

/** Tells the other tabs of this browser how far a ticket was read, since each counts what is unread by itself. */
export class ReadNews {
  private key: string | null = null;
  private readonly stopListening: () => void;

  constructor(
    private readonly storage: TextStorage,
    onNews: (ticketId: number, seq: number) => void,
  ) {
    this.stopListening =
      storage.onChange?.((key) => {
        if (key === null || key !== this.key) return;
        const [ticketId, seq] = (this.read() ?? '').split(' ').map(Number);
        if (ticketId && seq) onNews(ticketId, seq);
      }) ?? (() => {});
  }

  /** Whose reading this is about; null is nobody. */
  bind(accountId: number | null): void {
    this.key = accountId === null ? null : `tandem.read.${accountId}`;
  }

  tell(ticketId: number, seq: number): void {
    if (this.key === null) return;
    try {
      this.storage.write(this.key, `${ticketId} ${seq}`);
    } catch {
      // The others learn it when they next ask the api.
    }
  }

  dispose(): void {
    this.stopListening();
  }

  private read(): string | null {
    try {
      return this.key === null ? null : this.storage.read(this.key);
    } catch {
      return null;
    }
  }
}
