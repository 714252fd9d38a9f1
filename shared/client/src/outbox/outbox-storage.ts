import type { TextStorage } from '../ports/ports.ts';
import { fromStored, type Outgoing, toStored } from './outgoing.ts';

/** The kept messages of one account, one key each, so that tabs do not overwrite each other's. */
export class OutboxStorage {
  /** Those known to be stored: if one of them is gone, another tab has sent it or taken it back. */
  private readonly stored = new Set<string>();
  private readonly prefix: string;

  constructor(
    private readonly storage: TextStorage,
    accountId: number,
  ) {
    this.prefix = `tandem.outbox.${accountId}.`;
  }

  /** Whether a change of this key can have been about this account's messages. */
  concerns(key: string | null): boolean {
    return key === null || key.startsWith(this.prefix);
  }

  /** What is kept now, together with those of `mine` that never could be stored. */
  merge(mine: readonly Outgoing[]): Outgoing[] {
    let kept: Outgoing[];
    try {
      const keys = this.storage.keys().filter((key) => key.startsWith(this.prefix));
      kept = keys.map((key) => fromStored(this.storage.read(key))).filter((message) => message !== null);
    } catch {
      return [...mine];
    }
    const unstored = mine.filter(({ clientId }) => !this.stored.has(clientId));
    for (const { clientId } of kept) this.stored.add(clientId);
    const alone = unstored.filter(({ clientId }) => !this.stored.has(clientId));
    return [...kept, ...alone].sort((one, other) => one.order - other.order);
  }

  /** False when it could not be stored. */
  write(message: Outgoing): boolean {
    try {
      this.storage.write(this.prefix + message.clientId, toStored(message));
      this.stored.add(message.clientId);
      return true;
    } catch {
      return false;
    }
  }

  remove(clientId: string): void {
    try {
      this.storage.remove(this.prefix + clientId);
    } catch {
      // Sent again after a reload, it is recognised by its id.
    }
  }
}
