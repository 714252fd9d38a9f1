import type { Participant, SharedTicket, Ticket, TicketSort, User } from '@tandem/contract';
import { createAtom, makeAutoObservable, observable, observableRef } from 'mobx';
import { ticketWithName } from '../accounts/new-names.ts';
import type { TicketFilters } from './ticket-filters.ts';
import { belongs, inOrder, isNewer, readUpTo } from './ticket-order.ts';

/** Rows remembered beyond those shown, for what they say about how far was read. */
const MOST_HIDDEN = 1_000;

/**
 * The rows of a list: what is known of each ticket, and which are shown in which order. Newer facts replace older ones,
 * whichever way they came; a reader's mark never moves back.
 */
export class TicketRows {
  filters: TicketFilters = {};
  sort: TicketSort = '-updatedAt';
  /** The api has more rows after the last. */
  hasMore = false;
  holding = false;
  private order: readonly number[] = [];
  /** The last row the api gave, as it was then: up to there everything is known, whatever moves since. */
  private reach: SharedTicket | undefined;
  private readonly held = observable.set<number>();
  private readonly known = new Map<number, Ticket>();
  /** Stands for every ticket in `known`: observing each of 50,000 by itself takes longer than making the rows anew. */
  private readonly news = createAtom('TicketRows.known');
  /** Tickets whose mark is an estimate: what the api says of it counts, also when it is less. */
  private readonly guessed = new Set<number>();
  private isTogether = false;
  private isDisordered = false;

  constructor(private readonly reader: () => User | null) {
    makeAutoObservable<
      this,
      'order' | 'reach' | 'held' | 'known' | 'news' | 'guessed' | 'reader' | 'isTogether' | 'isDisordered'
    >(
      this,
      {
        filters: observableRef,
        order: observableRef,
        reach: false,
        held: false,
        known: false,
        news: false,
        guessed: false,
        reader: false,
        isTogether: false,
        isDisordered: false,
      },
      { autoBind: true },
    );
  }

  get items(): readonly Ticket[] {
    this.news.reportObserved();
    return this.order.map((id) => this.known.get(id)).filter((ticket) => ticket !== undefined);
  }

  /** How many would come in with `release`. */
  get waiting(): number {
    return this.held.size;
  }

  /** Starts over, showing nothing. */
  reset(filters: TicketFilters, sort: TicketSort): void {
    this.filters = filters;
    this.sort = sort;
    this.order = [];
    this.reach = undefined;
    this.held.clear();
    this.hasMore = false;
  }

  clear(): void {
    this.reset(this.filters, this.sort);
    this.known.clear();
    this.guessed.clear();
    this.holding = false;
  }

  /** The first rows, as the api orders them. While holding, what is shown stays and the others wait. */
  fill(tickets: readonly Ticket[]): void {
    const fetched = [...new Set(tickets.map(({ id }) => id))];
    const shown = new Set(this.order);
    this.reach = tickets.at(-1);
    for (const ticket of tickets) this.hear(ticket, ticket.readSeq);
    if (!this.holding || shown.size === 0) this.order = fetched;
    else for (const id of fetched) if (!shown.has(id)) this.held.add(id);
    this.forgetSome();
  }

  /** Further rows after the last. */
  append(tickets: readonly Ticket[]): void {
    this.reach = tickets.at(-1) ?? this.reach;
    for (const ticket of tickets) this.hear(ticket, ticket.readSeq);
    this.order = [...new Set([...this.order, ...tickets.map(({ id }) => id)])];
    this.forgetSome();
  }

  /** Several changes, after which the rows are put in order once: of many rows, each ordering takes its time. */
  together(changes: () => void): void {
    this.isTogether = true;
    try {
      changes();
    } finally {
      this.isTogether = false;
      if (this.isDisordered) this.arrange(this.order);
    }
  }

  /** A ticket as it is now. Without `readSeq`, the answer says whether its mark is only an estimate. */
  take(news: SharedTicket, readSeq?: number): { readonly estimated: boolean } {
    if (readSeq !== undefined) this.hear(news, readSeq);
    else {
      if (!this.known.has(news.id) && news.lastSeq > 1) this.guessed.add(news.id);
      this.learn(news, this.estimate(news));
    }
    const ticket = this.known.get(news.id);
    if (ticket) this.place(ticket);
    this.forgetSome();
    return { estimated: this.guessed.has(news.id) && (this.order.includes(news.id) || this.held.has(news.id)) };
  }

  markRead(ticketId: number, seq: number): void {
    const ticket = this.known.get(ticketId);
    if (!ticket || seq <= ticket.readSeq) return;
    this.guessed.delete(ticketId);
    this.keep(readUpTo(ticket, seq));
  }

  /** What the api says about a mark that was an estimate, which may be lower. */
  correct(ticket: Ticket): void {
    const known = this.known.get(ticket.id);
    this.guessed.delete(ticket.id);
    if (!known) return;
    this.keep(readUpTo(newerOf(known, ticket), ticket.readSeq));
  }

  rename(person: Participant): void {
    for (const ticket of this.known.values()) {
      const renamed = ticketWithName(ticket, person);
      if (renamed !== ticket) this.keep(renamed);
    }
  }

  release(): void {
    this.arrange([...this.order, ...this.held]);
    this.held.clear();
  }

  /** The api says how far this reader has read. */
  private hear(news: SharedTicket, readSeq: number): void {
    const known = this.known.get(news.id);
    if (known && this.guessed.delete(news.id)) this.keep(readUpTo(known, readSeq));
    this.learn(news, readSeq);
  }

  private keep(ticket: Ticket): void {
    this.known.set(ticket.id, ticket);
    this.news.reportChanged();
  }

  private learn(news: SharedTicket, readSeq: number): void {
    const known = this.known.get(news.id);
    const facts = known === undefined ? news : newerOf(known, news);
    this.keep(readUpTo(facts, Math.max(readSeq, known?.readSeq ?? 0)));
  }

  /** A new ticket was read by its author alone; of any other, its latest entry is new. */
  private estimate(news: SharedTicket): number {
    const known = this.known.get(news.id);
    if (known) return known.readSeq;
    return news.lastSeq === 1 && news.customer.id === this.reader()?.id ? 1 : news.lastSeq - 1;
  }

  private place(ticket: Ticket): void {
    const { id } = ticket;
    const shown = this.order.includes(id);
    const member = belongs(ticket, this.filters, this.reader());
    if (this.holding) {
      if (!shown && member === true && this.isInRange(ticket)) this.held.add(id);
      else this.held.delete(id);
    } else if (member === false) {
      if (shown) this.order = this.order.filter((other) => other !== id);
    } else if (shown) this.arrange(this.order);
    else if (member === true && this.isInRange(ticket)) this.arrange([...this.order, id]);
  }

  /** A ticket that comes after the last loaded row would hide those between, so it waits for “load more”. */
  private isInRange(ticket: Ticket): boolean {
    return !this.hasMore || this.reach === undefined || inOrder(this.sort)(ticket, this.reach) <= 0;
  }

  private arrange(ids: readonly number[]): void {
    if (this.isTogether) {
      this.order = ids;
      this.isDisordered = true;
      return;
    }
    this.isDisordered = false;
    const tickets = ids.map((id) => this.known.get(id)).filter((ticket) => ticket !== undefined);
    const members = tickets.filter((ticket) => belongs(ticket, this.filters, this.reader()) !== false);
    this.order = members.sort(inOrder(this.sort)).map(({ id }) => id);
  }

  private forgetSome(): void {
    let surplus = this.known.size - this.order.length - this.held.size - MOST_HIDDEN;
    if (surplus <= 0) return;
    const shown = new Set(this.order);
    for (const id of [...this.known.keys()]) {
      if (surplus <= 0) return;
      if (shown.has(id) || this.held.has(id)) continue;
      this.known.delete(id);
      this.guessed.delete(id);
      surplus -= 1;
    }
  }
}

/** The newer facts. Not saying what was written last takes nothing away from what the other knows of it. */
function newerOf(known: SharedTicket, news: SharedTicket): SharedTicket {
  const [newer, older] = isNewer(known, news) ? [known, news] : [news, known];
  const lastMessage = newer.lastMessage ?? older.lastMessage;
  return lastMessage === newer.lastMessage || lastMessage === undefined ? newer : { ...newer, lastMessage };
}
