/** A message somebody wrote. */
export interface Written {
  readonly clientId: string;
  readonly ticketId: number;
  readonly authorId: number;
  readonly body: string;
  /** Of all messages, in the order written. */
  readonly order: number;
  /** Why its author was told that it was not sent, and took it back. */
  refused?: string;
}

/** What was written and by whom: held against what the database has. */
export class Ledger {
  readonly messages = new Map<string, Written>();
  /** Accounts of people who do not tell here what they write. */
  readonly strangers = new Set<number>();
  private count = 0;

  /** A text nobody has written before. */
  text(length: number): string {
    this.count += 1;
    const words = `Message ${this.count}: ça va? 🖨️ `;
    return words.padEnd(length, 'the printer is out of paper again, ').trim();
  }

  wrote(message: Pick<Written, 'clientId' | 'ticketId' | 'authorId' | 'body'>): void {
    const { clientId, ticketId, authorId, body } = message;
    this.messages.set(clientId, { clientId, ticketId, authorId, body, order: this.messages.size });
  }

  refused(clientId: string, why: string): void {
    const message = this.messages.get(clientId);
    if (message) message.refused = why;
  }
}
