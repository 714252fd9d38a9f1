import type { SharedTicket } from '@tandem/contract';
import { LRUCache } from 'lru-cache';
import { fromSharedTicket, type TicketRow } from '../tickets/ticket.row.ts';

const LARGEST = 10_000;
/** Of all their texts together: they may be long, and every reply to a ticket keeps one more. */
const MOST_CHARACTERS = 16_777_216;
/** Counted from when a row was read under its lock, so that a change made by hand, past the api, is noticed. */
const FRESH_MS = 60_000;
const REST_MS = 200;

/**
 * Tickets as this process last saw them. A guess, for appends that say what they took for granted: every change of a ticket
 * has an entry, so a ticket is as it was known exactly when its `last_seq` is.
 */
export class KnownTickets {
  private readonly rows = new LRUCache<number, TicketRow>({
    max: LARGEST,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ title, description }) => title.length + description.length + 1,
    ttl: FRESH_MS,
    noUpdateTTL: true,
  });
  private restUntil = 0;

  /** All of these tickets, or undefined when one is not known, or guessing went wrong a moment ago. */
  all(ids: Iterable<number>): Map<number, TicketRow> | undefined {
    if (performance.now() < this.restUntil) return undefined;
    const found = new Map<number, TicketRow>();
    for (const id of ids) {
      const row = this.rows.get(id);
      if (!row) return undefined;
      found.set(id, row);
    }
    return found;
  }

  /** Rows as their transaction left them. That staff looked at it is the one thing a ticket learns without an entry. */
  keep(rows: Iterable<TicketRow>): void {
    for (const row of rows) if (row.viewed_by_staff_at !== null && !this.isOlder(row)) this.rows.set(row.id, row);
  }

  /** Another replica moved these on. */
  heard(tickets: Iterable<SharedTicket>): void {
    for (const ticket of tickets) if (this.rows.has(ticket.id)) this.keep([fromSharedTicket(ticket)]);
  }

  forget(ids: Iterable<number>): void {
    for (const id of ids) this.rows.delete(id);
  }

  /** Somebody else was faster. When several replicas write on the same tickets, guessing would cost more than it saves. */
  overtaken(ids: Iterable<number>): void {
    this.forget(ids);
    this.restUntil = performance.now() + REST_MS;
  }

  private isOlder({ id, last_seq }: TicketRow): boolean {
    return last_seq < (this.rows.get(id)?.last_seq ?? 0);
  }
}
