import { http } from '@tandem/contract';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

export interface OwedMarksOptions {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'random'>;
  /** The live connection has this ticket open, so the mark can go that way. */
  readonly isSubscribed: (ticketId: number) => boolean;
}

const MOST_TICKETS = 200;
const RETRY_AFTER = 2_000;

/** Marks the api does not have yet, one per ticket: tried again until it has them, also when the ticket was left meanwhile. */
export class OwedMarks {
  private readonly owed = new Map<number, number>();
  private readonly sending = new Set<number>();
  private readonly backoff: Backoff;
  private cancelRetry: (() => void) | null = null;

  constructor(private readonly options: OwedMarksOptions) {
    this.backoff = new Backoff(options.ports.random);
  }

  /** How far this reader has read a ticket beyond what the api knows; 0 when it knows. */
  of(ticketId: number | null): number {
    return this.owed.get(ticketId ?? 0) ?? 0;
  }

  owe(ticketId: number, seq: number): void {
    this.owed.set(ticketId, Math.max(seq, this.of(ticketId)));
    const oldest = this.owed.keys().next();
    if (this.owed.size > MOST_TICKETS && !oldest.done) this.owed.delete(oldest.value);
  }

  /** The api has a mark of this reader's here. */
  known(ticketId: number, seq: number): void {
    if (this.of(ticketId) <= seq) this.owed.delete(ticketId);
  }

  /** Sends what is not on its way already. */
  deliver(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    for (const [ticketId, seq] of this.owed) if (!this.sending.has(ticketId)) void this.send(ticketId, seq);
  }

  /** These marks were somebody else's. */
  forget(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.owed.clear();
  }

  private async send(ticketId: number, seq: number): Promise<void> {
    const { connection, isSubscribed } = this.options;
    this.sending.add(ticketId);
    try {
      if (isSubscribed(ticketId)) await connection.command('ticket.read', { ticketId, seq });
      else await connection.request(http.timeline.markRead, { params: { id: ticketId }, body: { seq } });
      this.backoff.reset();
      this.known(ticketId, seq);
    } catch (cause) {
      this.refuse(ticketId, RequestFailed.from(cause));
    } finally {
      this.sending.delete(ticketId);
    }
    if (this.of(ticketId) > seq && this.cancelRetry === null) this.deliver(); // it moved on meanwhile
  }

  private refuse(ticketId: number, { code }: RequestFailed): void {
    if (!this.owed.has(ticketId)) return;
    if (code === 'not_found' || code === 'forbidden' || code === 'validation') this.owed.delete(ticketId);
    // Who has to sign in first comes back with a new connection, which delivers again.
    else if (code !== 'unauthenticated') {
      this.cancelRetry ??= this.options.ports.clock.after(RETRY_AFTER + this.backoff.next(), () => this.deliver());
    }
  }
}
