import type { Activity } from '@tandem/contract';
import { makeAutoObservable, observable } from 'mobx';
import { isLater, laterOf } from '../transport/recent-cursors.ts';

/** Tickets whose marks are remembered; more than the feed keeps items. */
const MOST_TICKETS = 1_000;

/**
 * How far this reader is known here to have read: the feed, and each ticket. It can be ahead of what the api said last,
 * for its answers may be older than the mark.
 */
export class SeenMarks {
  private feed: string | null = null;
  private readonly tickets = observable.map<number, number>({}, { deep: false });

  constructor() {
    makeAutoObservable<this, 'tickets'>(this, { tickets: false }, { autoBind: true });
  }

  /** Whether this reader has seen it, in the feed or on its ticket. */
  covers({ cursor, ticket, seq }: Activity): boolean {
    return this.coversFeed(cursor) || seq <= (this.tickets.get(ticket.id) ?? 0);
  }

  /** Whether the feed was read up to here. */
  coversFeed(cursor: string): boolean {
    return this.feed !== null && !isLater(cursor, this.feed);
  }

  /** The feed was read up to a cursor. Gives the way back, for when the api does not hear of it. */
  markFeed(cursor: string): () => void {
    const before = this.feed;
    const marked = laterOf(cursor, before);
    this.feed = marked;
    return () => {
      if (this.feed === marked) this.feed = before;
    };
  }

  /** A ticket was read up to `seq`; false when that was known. */
  markTicket(ticketId: number, seq: number): boolean {
    if (seq <= (this.tickets.get(ticketId) ?? 0)) return false;
    this.tickets.delete(ticketId); // so that the latest are at the end
    this.tickets.set(ticketId, seq);
    if (this.tickets.size > MOST_TICKETS) {
      const oldest = this.tickets.keys().next();
      if (!oldest.done) this.tickets.delete(oldest.value);
    }
    return true;
  }

  clear(): void {
    this.feed = null;
    this.tickets.clear();
  }
}
