import type { Connection } from './connection.ts';

/** What one turn of the event loop hands out, at most: to so many connections, and in sum so many bytes. */
const MOST_CONNECTIONS = 64;
const MOST_BYTES = 262_144;

interface Sending {
  readonly frame: Buffer;
  readonly to: readonly Connection[];
  done: number;
}

/**
 * Sends large frames to many in portions, with the event loop free in between, one frame after the other: nobody's message
 * waits until the whole staff has its list. Whoever is gone meanwhile is left out.
 */
export class Portions {
  private readonly sendings: Sending[] = [];
  private next: NodeJS.Immediate | undefined;

  /** Answers how many bytes that is in all. */
  send(frame: string, to: Iterable<Connection>): number {
    const sending = { frame: Buffer.from(frame), to: [...to], done: 0 };
    this.sendings.push(sending);
    if (!this.next) this.turn();
    return sending.frame.length * sending.to.length;
  }

  close(): void {
    clearImmediate(this.next);
    this.sendings.length = 0;
  }

  private turn(): void {
    this.next = undefined;
    const [sending] = this.sendings;
    if (!sending) return;
    const { frame, to } = sending;
    const until = sending.done + Math.max(1, Math.min(MOST_CONNECTIONS, Math.floor(MOST_BYTES / frame.length)));
    for (const connection of to.slice(sending.done, until)) connection.send(frame);
    sending.done = until;
    if (until >= to.length) this.sendings.shift();
    if (this.sendings.length > 0) this.next = setImmediate(() => this.turn());
  }
}
