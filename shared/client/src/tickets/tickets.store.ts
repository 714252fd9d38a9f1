import {
  http,
  type NewTicket,
  type Participant,
  type SharedTicket,
  type Ticket,
  type TicketSort,
  type User,
} from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { LoadState } from '../loading/loaded-list.ts';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { sameFilters, type TicketFilters, toQuery } from './ticket-filters.ts';
import { TicketLookup } from './ticket-lookup.ts';
import { TicketRows } from './ticket-rows.ts';

export interface TicketsStoreOptions {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'random' | 'newId'>;
  readonly reader: () => User | null;
  /** How many rows come at a time. */
  readonly page?: number;
}

const PAGE = 30;
const LARGEST_PAGE = 100;
/** A reload brings back at most so many rows; who had scrolled further loads more again. */
const MOST_RELOADED = 300;

/** A list of tickets that stays in order and up to date while it is looked at. */
export class TicketsStore {
  state: LoadState = 'idle';
  /** Why the latest load did not work. With rows on screen it is tried again by itself. */
  failure: RequestFailed | null = null;
  loadingMore = false;
  /** Why the latest `loadMore` did not work. */
  moreFailure: RequestFailed | null = null;
  private nextCursor: string | null = null;
  private readonly rows: TicketRows;
  private readonly lookup: TicketLookup;
  private readonly backoff: Backoff;
  private cancelReload = () => {};
  /** Counts loads: an answer to any but the latest is late. */
  private run = 0;
  /** What was announced while a load was under way: its answer may be older. */
  private announced: Map<number, SharedTicket> | null = null;
  private creation: { readonly of: string; readonly key: string } | null = null;
  private readonly page: number;

  constructor(private readonly options: TicketsStoreOptions) {
    this.page = options.page ?? PAGE;
    this.rows = new TicketRows(options.reader);
    this.backoff = new Backoff(options.ports.random);
    this.lookup = new TicketLookup(options.connection, options.ports, (ticket) => this.rows.correct(ticket));
    makeAutoObservable<
      this,
      'options' | 'page' | 'rows' | 'lookup' | 'backoff' | 'cancelReload' | 'run' | 'announced' | 'creation'
    >(
      this,
      {
        failure: observableRef,
        moreFailure: observableRef,
        options: false,
        page: false,
        rows: false,
        lookup: false,
        backoff: false,
        cancelReload: false,
        run: false,
        announced: false,
        creation: false,
      },
      { autoBind: true },
    );
  }

  get filters(): TicketFilters {
    return this.rows.filters;
  }
  get sort(): TicketSort {
    return this.rows.sort;
  }
  /** In order. */
  get items(): readonly Ticket[] {
    return this.rows.items;
  }
  get hasMore(): boolean {
    return this.nextCursor !== null;
  }
  /** How many tickets have come up while holding; shown by `release()`. */
  get waiting(): number {
    return this.rows.waiting;
  }

  /** Shows the tickets of these filters: loads the first page. Those of other filters disappear at once. */
  async show(filters: TicketFilters, sort: TicketSort = this.sort): Promise<void> {
    const same = sort === this.sort && sameFilters(filters, this.filters);
    if (same && (this.state === 'ready' || this.state === 'loading')) return;
    if (!same) {
      this.rows.reset(filters, sort);
      this.nextCursor = null;
      this.moreFailure = null;
    }
    this.state = 'loading';
    await this.load();
  }

  /** Loads again what is shown; quietly, if there is something to see meanwhile. Never rejects: see `failure`. */
  async load(): Promise<void> {
    this.cancelReload();
    this.run += 1;
    const { run } = this;
    if (this.state !== 'ready') this.state = 'loading';
    this.announced = new Map();
    try {
      const { items, nextCursor } = await this.fetchFirst();
      if (run === this.run) this.fill(items, nextCursor);
    } catch (cause) {
      if (run === this.run) this.fail(RequestFailed.from(cause));
    }
  }

  /** Loads what comes after the last row. Never rejects: see `moreFailure`. */
  async loadMore(): Promise<void> {
    const { nextCursor: cursor, run } = this;
    if (cursor === null || this.loadingMore) return;
    this.loadingMore = true;
    this.moreFailure = null;
    try {
      const query = { ...toQuery(this.filters, this.sort), cursor, limit: this.page };
      const page = await this.options.connection.request(http.tickets.list, { query });
      runInAction(() => {
        if (run !== this.run) return; // reloaded meanwhile: this page belongs after other rows
        this.rows.append(page.items);
        this.setCursor(page.nextCursor);
      });
    } catch (cause) {
      runInAction(() => {
        if (run === this.run) this.moreFailure = RequestFailed.from(cause);
      });
    } finally {
      runInAction(() => {
        this.loadingMore = false;
      });
    }
  }

  /** While true, rows stay where they are (they still update) and new ones wait. */
  hold(holding: boolean): void {
    this.rows.holding = holding;
    if (!holding) this.rows.release();
  }

  /** Brings in what waits and puts all in order. */
  release(): void {
    this.rows.release();
  }

  /** Opens a ticket. Calling it again with the same input after a failure makes no second one. Rejects with RequestFailed. */
  async create(input: NewTicket): Promise<Ticket> {
    const of = JSON.stringify(input);
    if (this.creation?.of !== of) this.creation = { of, key: this.options.ports.newId() };
    const headers = { 'idempotency-key': this.creation.key };
    const ticket = await this.options.connection.request(http.tickets.open, { headers, body: input });
    this.creation = null;
    this.see(ticket);
    return ticket;
  }

  /** Tickets as they are announced: without what differs per reader. */
  announce(tickets: readonly SharedTicket[]): void {
    if (this.state === 'idle') return;
    this.rows.together(() => {
      for (const ticket of tickets) {
        this.announced?.set(ticket.id, ticket);
        if (this.rows.take(ticket).estimated) this.lookup.ask(ticket.id);
      }
    });
  }

  /** A ticket that was read or changed elsewhere in this app. */
  see(ticket: Ticket): void {
    if (this.state !== 'idle') this.rows.take(ticket, ticket.readSeq);
  }

  /** Somebody goes by another name. */
  rename(person: Participant): void {
    this.rows.rename(person);
  }

  /** This reader has read a ticket up to `seq`. */
  markRead(ticketId: number, seq: number): void {
    this.rows.markRead(ticketId, seq);
  }

  /** Loads again within `spread` milliseconds, if anything was shown: after a break, when all clients come back at once. */
  reloadSoon(spread: number): void {
    if (this.state === 'idle') return;
    this.cancelReload();
    this.cancelReload = this.options.ports.clock.after(spread * this.options.ports.random(), () => void this.load());
  }

  clear(): void {
    this.run += 1;
    this.cancelReload();
    this.lookup.clear();
    this.rows.clear();
    this.announced = null;
    this.creation = null;
    this.state = 'idle';
    this.failure = null;
    this.moreFailure = null;
    this.nextCursor = null;
  }

  private async fetchFirst(): Promise<{ items: readonly Ticket[]; nextCursor: string | null }> {
    const wanted = Math.min(Math.max(this.page, this.items.length), MOST_RELOADED);
    const items: Ticket[] = [];
    let cursor: string | null = null;
    do {
      const limit = Math.min(wanted - items.length, LARGEST_PAGE);
      const query = { ...toQuery(this.filters, this.sort), limit, ...(cursor !== null && { cursor }) };
      const page: { items: Ticket[]; nextCursor: string | null } = await this.options.connection.request(
        http.tickets.list,
        { query },
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < wanted);
    return { items, nextCursor: cursor };
  }

  private fill(items: readonly Ticket[], nextCursor: string | null): void {
    this.rows.fill(items);
    this.setCursor(nextCursor);
    const announced = this.announced ?? new Map<number, SharedTicket>();
    this.announced = null;
    this.state = 'ready';
    this.failure = null;
    this.backoff.reset();
    this.announce([...announced.values()]);
  }

  private fail(failure: RequestFailed): void {
    this.announced = null;
    this.failure = failure;
    if (this.state !== 'ready') this.state = 'failed';
    else if (failure.code !== 'unauthenticated') {
      this.cancelReload = this.options.ports.clock.after(2_000 + this.backoff.next(), () => void this.load());
    }
  }

  private setCursor(cursor: string | null): void {
    this.nextCursor = cursor;
    this.rows.hasMore = cursor !== null;
  }
}
