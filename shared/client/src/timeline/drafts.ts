import type { TextStorage } from '../ports/ports.ts';
import { Listeners } from '../transport/listeners.ts';

/** A ticket's id, or the name of another place to write, as `new-ticket`. */
export type DraftPlace = number | string;

/** Unsent text per place, kept per account through reloads. Where nothing can be stored, at least while the app runs. */
export class Drafts {
  private accountId: number | null = null;
  private readonly unstored = new Map<string, string>();
  private readonly listeners = new Listeners<[DraftPlace, string]>();

  constructor(private readonly storage: TextStorage) {}

  /** From now on holds the drafts of this account; null is nobody. */
  bind(accountId: number | null): void {
    this.accountId = accountId;
  }

  /** The text, or an empty string. */
  read(place: DraftPlace): string {
    if (this.accountId === null) return '';
    const key = this.keyOf(place);
    const unstored = this.unstored.get(key);
    if (unstored !== undefined) return unstored;
    try {
      return this.storage.read(key) ?? '';
    } catch {
      return '';
    }
  }

  /** Keeps the text at once; an empty one is forgotten. */
  write(place: DraftPlace, text: string): void {
    if (this.accountId === null) return;
    const key = this.keyOf(place);
    try {
      if (text === '') this.storage.remove(key);
      else this.storage.write(key, text);
      this.unstored.delete(key);
    } catch {
      this.unstored.set(key, text);
    }
    this.listeners.tell(place, text);
  }

  /** Calls back at each text that is kept, until the returned function is called. */
  listen(handler: (place: DraftPlace, text: string) => void): () => void {
    return this.listeners.add(handler);
  }

  private keyOf(place: DraftPlace): string {
    return `tandem.draft.${this.accountId}.${place}`;
  }
}
