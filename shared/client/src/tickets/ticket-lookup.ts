import { http, type Ticket } from '@tandem/contract';
import type { StorePorts } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';

const MOST_WAITING = 20;
/** One question at a time and some time between them, for a busy desk has hundreds of readers with the same question. */
const PAUSE = 1_000;

/**
 * Asks for tickets that came up in a list without having been loaded: announcements do not say how far this reader has
 * read. Few at a time; under pressure the oldest questions are dropped.
 */
export class TicketLookup {
  private waiting: number[] = [];
  private cancel: (() => void) | null = null;
  private asking = false;

  constructor(
    private readonly connection: Connection,
    private readonly ports: Pick<StorePorts, 'clock' | 'random'>,
    private readonly found: (ticket: Ticket) => void,
  ) {}

  ask(ticketId: number): void {
    if (this.waiting.includes(ticketId)) return;
    this.waiting = [...this.waiting, ticketId].slice(-MOST_WAITING);
    this.plan();
  }

  clear(): void {
    this.waiting = [];
    this.cancel?.();
    this.cancel = null;
  }

  private plan(): void {
    if (this.cancel !== null || this.asking || this.waiting.length === 0) return;
    this.cancel = this.ports.clock.after(PAUSE * this.ports.random(), () => {
      this.cancel = null;
      void this.askNext();
    });
  }

  private async askNext(): Promise<void> {
    const id = this.waiting.shift();
    if (id === undefined) return;
    this.asking = true;
    try {
      this.found(await this.connection.request(http.tickets.read, { params: { id } }));
    } catch {
      // It keeps its estimate; the next reload of the list knows better.
    }
    this.asking = false;
    this.plan();
  }
}
