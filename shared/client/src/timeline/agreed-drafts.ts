import type { TextStorage } from '../ports/ports.ts';

interface Agreed {
  readonly body: string;
  /** Null when the service kept nothing; undefined when it did not say. */
  readonly savedAt: string | null | undefined;
}

/** Tickets whose agreement is remembered with its time; of older ones the service is asked again. */
const MOST_REMEMBERED = 200;

/**
 * Per ticket the text that this device and the service both had last. The text outlives a restart; its time is known
 * only to who has asked since, so that two tabs of one browser do not write over each other either.
 */
export class AgreedDrafts {
  private readonly remembered = new Map<string, Agreed>();

  constructor(
    private readonly storage: TextStorage,
    private readonly account: () => number | null,
  ) {}

  /** The text, or an empty one. */
  text(ticketId: number): string {
    const key = this.keyOf(ticketId);
    const agreed = this.remembered.get(key);
    if (agreed !== undefined) return agreed.body;
    try {
      return this.storage.read(key) ?? '';
    } catch {
      return '';
    }
  }

  /** When the service saved it, null for nothing kept; undefined when that is not known here. */
  time(ticketId: number): string | null | undefined {
    return this.remembered.get(this.keyOf(ticketId))?.savedAt;
  }

  keep(ticketId: number, { body, savedAt }: Agreed): void {
    const key = this.keyOf(ticketId);
    this.remembered.delete(key);
    this.remembered.set(key, { body, savedAt });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    try {
      if (body === '') this.storage.remove(key);
      else this.storage.write(key, body);
    } catch {
      // Without it the next opening may ask which text to keep: nothing is lost.
    }
  }

  private keyOf(ticketId: number): string {
    return `tandem.agreed.${this.account()}.${ticketId}`;
  }
}
