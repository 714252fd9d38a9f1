import {
  http,
  movesFrom,
  type Participant,
  type Priority,
  type SharedTicket,
  type Ticket,
  type TicketChange,
  type TicketStatus,
  ticketPolicy,
  type User,
} from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import { ticketWithName } from '../accounts/new-names.ts';
import type { LoadState } from '../loading/loaded-list.ts';
import type { StorePorts } from '../ports/ports.ts';
import type { TimelineStore } from '../timeline/timeline.store.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { openTicket } from './ticket-opening.ts';
import { isNewer, readUpTo } from './ticket-order.ts';

/** A change that was refused because the ticket moved meanwhile. */
export interface Conflict {
  /** What was wanted here. */
  readonly wanted: TicketChange;
  /** The ticket as it was when that was decided. */
  readonly before: Ticket;
  /** The ticket as it is now. */
  readonly now: Ticket;
}

export interface TicketStoreOptions {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'random'>;
  readonly timeline: TimelineStore;
  readonly reader: () => User | null;
  /** Hears of each ticket that was loaded or changed here. */
  readonly onTicket: (ticket: Ticket) => void;
}

/** The one open ticket: its facts and staff's changes. Its conversation is the TimelineStore. */
export class TicketStore {
  ticketId: number | null = null;
  state: LoadState = 'idle';
  /** `not_found` when it does not exist for this reader. */
  failure: RequestFailed | null = null;
  ticket: Ticket | null = null;
  /** What is being saved now; show it as already chosen. */
  saving: TicketChange | null = null;
  /** Why the latest change did not work, other than a conflict. Gone with the next change. */
  changeFailure: RequestFailed | null = null;
  conflict: Conflict | null = null;
  /** What was announced while the ticket was being opened: the reply may have been read before that. */
  private heard: SharedTicket | null = null;
  /** Counts openings: an answer to any but the latest is late. */
  private run = 0;
  private readonly backoff: Backoff;
  private cancelRetry = () => {};

  constructor(private readonly options: TicketStoreOptions) {
    this.backoff = new Backoff(options.ports.random);
    makeAutoObservable<this, 'options' | 'heard' | 'run' | 'backoff' | 'cancelRetry'>(
      this,
      {
        failure: observableRef,
        ticket: observableRef,
        saving: observableRef,
        changeFailure: observableRef,
        conflict: observableRef,
        options: false,
        heard: false,
        run: false,
        backoff: false,
        cancelRetry: false,
      },
      { autoBind: true },
    );
  }

  /** Where this reader may move the ticket from here. */
  get moves(): readonly TicketStatus[] {
    const reader = this.options.reader();
    return this.ticket !== null && reader !== null ? movesFrom(reader, this.ticket.status) : [];
  }

  /** Whether this reader may change priority, category and assignee. */
  get mayManage(): boolean {
    const reader = this.options.reader();
    if (this.ticket === null || reader === null) return false;
    return ticketPolicy.change(reader, { customerId: this.ticket.customer.id }, { assigneeId: null }) === 'allow';
  }

  /** Makes this the open ticket, leaving the one before, and loads it with its newest entries. Never rejects: see `failure`. */
  async open(ticketId: number): Promise<void> {
    if (this.ticketId === ticketId && this.state !== 'failed') return;
    if (this.ticketId !== ticketId) {
      this.reset();
      this.ticketId = ticketId;
      this.options.timeline.begin(ticketId);
    }
    await this.reload();
  }

  /** Has no ticket open. */
  leave(): void {
    if (this.ticketId === null) return;
    this.options.timeline.end();
    this.reset();
    const { connection } = this.options;
    if (connection.state === 'live') connection.command('ticket.leave', {}).catch(() => undefined);
  }

  /** Loads what is missing: after a failure, a break, or when something may have been missed. Never rejects. */
  async reload(): Promise<void> {
    const { ticketId } = this;
    if (ticketId === null) return;
    this.cancelRetry();
    this.run += 1;
    const { run } = this;
    if (this.ticket === null) this.state = 'loading';
    const { connection, timeline } = this.options;
    try {
      const opened = await openTicket(connection, ticketId, timeline.isEmpty ? null : timeline.lastSeq);
      if (run !== this.run) return;
      runInAction(() => {
        this.state = 'ready';
        this.failure = null;
        this.backoff.reset();
        timeline.opened(opened); // first: what the ticket promises can only be expected after a beginning
        this.see(readUpTo(opened.ticket, Math.max(opened.ticket.readSeq, timeline.readSeq)));
        if (this.heard !== null) this.announce([this.heard]);
        this.heard = null;
      });
    } catch (cause) {
      if (run === this.run) runInAction(() => this.fail(RequestFailed.from(cause)));
    }
  }

  /** The live connection is gone, and with it the subscription. */
  lost(): void {
    this.options.timeline.lost();
  }

  /** True when saved; false with `conflict` or `changeFailure` set. One change at a time. */
  async change(wanted: TicketChange): Promise<boolean> {
    const before = this.ticket;
    if (before === null || this.saving !== null) return false;
    this.saving = wanted;
    this.changeFailure = null;
    this.conflict = null;
    try {
      const after = await this.options.connection.request(http.tickets.change, {
        params: { id: before.id },
        headers: { 'if-match': `"${before.version}"` },
        body: wanted,
      });
      this.see(after);
      return true;
    } catch (cause) {
      await this.refuse(wanted, before, RequestFailed.from(cause));
      return false;
    } finally {
      runInAction(() => {
        if (this.saving === wanted) this.saving = null;
      });
    }
  }

  setStatus(status: TicketStatus): Promise<boolean> {
    return this.change({ status });
  }
  setPriority(priority: Priority): Promise<boolean> {
    return this.change({ priority });
  }
  setCategory(categoryId: number): Promise<boolean> {
    return this.change({ categoryId });
  }
  assign(accountId: number | null): Promise<boolean> {
    return this.change({ assigneeId: accountId });
  }
  /** Assigns it to oneself. */
  claim(): Promise<boolean> {
    const reader = this.options.reader();
    return reader === null ? Promise.resolve(false) : this.assign(reader.id);
  }

  /** Sends the refused change again, against the ticket as it is now. */
  changeAnyway(): Promise<boolean> {
    return this.conflict === null ? Promise.resolve(false) : this.change(this.conflict.wanted);
  }

  dismissConflict(): void {
    this.conflict = null;
    this.changeFailure = null;
  }

  /** A ticket with the reader's own facts: loaded, or answered to a change. */
  see(ticket: Ticket): void {
    this.options.onTicket(ticket);
    if (ticket.id !== this.ticketId) return;
    const readSeq = Math.max(ticket.readSeq, this.ticket?.readSeq ?? 0);
    this.ticket = readUpTo(this.ticket !== null && isNewer(this.ticket, ticket) ? this.ticket : ticket, readSeq);
    this.options.timeline.expect(ticket.lastSeq);
  }

  /** Tickets as they are announced: without what differs per reader. */
  announce(tickets: readonly SharedTicket[]): void {
    const news = tickets.find(({ id }) => id === this.ticketId);
    if (news === undefined) return;
    if (this.ticket === null) {
      if (this.heard === null || !isNewer(this.heard, news)) this.heard = news;
      return;
    }
    if (!isNewer(this.ticket, news)) this.ticket = readUpTo(news, this.ticket.readSeq);
    this.options.timeline.expect(news.lastSeq);
  }

  /** This reader has read the open ticket up to `seq`. */
  markRead(ticketId: number, seq: number): void {
    if (this.ticket?.id === ticketId && seq > this.ticket.readSeq) this.ticket = readUpTo(this.ticket, seq);
  }

  /** Somebody goes by another name. */
  rename(person: Participant): void {
    if (this.ticket !== null) this.ticket = ticketWithName(this.ticket, person);
  }

  clear(): void {
    this.options.timeline.end();
    this.reset();
  }

  private reset(): void {
    this.run += 1;
    this.cancelRetry();
    this.ticketId = null;
    this.state = 'idle';
    this.failure = null;
    this.ticket = null;
    this.heard = null;
    this.saving = null;
    this.changeFailure = null;
    this.conflict = null;
  }

  private fail(failure: RequestFailed): void {
    const gone = failure.code === 'not_found' || failure.code === 'forbidden';
    this.failure = failure;
    if (gone) this.ticket = null;
    if (this.ticket === null) this.state = 'failed';
    // What is out of reach now is asked for again; what does not exist, or needs signing in, is not.
    if (gone || failure.code === 'unauthenticated' || failure.code === 'validation') return;
    this.cancelRetry = this.options.ports.clock.after(2_000 + this.backoff.next(), () => void this.reload());
  }

  private async refuse(wanted: TicketChange, before: Ticket, failure: RequestFailed): Promise<void> {
    let { ticket: now } = failure;
    if (failure.code === 'stale' && now === undefined) {
      const params = { id: before.id };
      now = await this.options.connection.request(http.tickets.read, { params }).catch(() => undefined);
    }
    runInAction(() => {
      if (this.ticketId !== before.id) return;
      if (failure.code === 'stale' && now !== undefined) {
        this.see(now);
        this.conflict = { wanted, before, now };
      } else this.changeFailure = failure;
    });
    // Not known whether it happened: look.
    if (failure.code === 'timeout' || failure.code === 'offline') void this.reload();
  }
}
