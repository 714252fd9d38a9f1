import { type Entry, type EventPayload, http, type Participant, type User } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { Outbox } from '../outbox/outbox.ts';
import type { Outgoing } from '../outbox/outgoing.ts';
import type { StorePorts } from '../ports/ports.ts';
import type { Opened } from '../tickets/ticket-opening.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { CatchUp } from './catch-up.ts';
import { checkedBody } from './checked-body.ts';
import { EntryLog } from './entry-log.ts';
import { type Reading, ReadMarks } from './read-marks.ts';
import { TypingSignals } from './typing-signals.ts';

/** What came while the connection was down: the `count` entries of others after `afterSeq`. */
export interface Away {
  readonly afterSeq: number;
  readonly count: number;
}

export interface TimelineStoreOptions {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'random'>;
  readonly outbox: Outbox;
  readonly reader: () => User | null;
  /** This reader's own mark moved. */
  readonly onRead: (ticketId: number, seq: number) => void;
}

const OLDER = 100;

/** The conversation of the open ticket. Opened and left through the TicketStore. */
export class TimelineStore {
  ticketId: number | null = null;
  /** Ascending by `seq`, never with a hole inside. */
  entries: readonly Entry[] = [];
  loadingOlder = false;
  /** Why the latest `loadOlder` did not work. */
  olderFailure: RequestFailed | null = null;
  /** Entries that exist could not be fetched yet; tried again by itself. */
  catchUpFailure: RequestFailed | null = null;
  /** Set when something was missed and caught up; until `dismissAway()`. */
  away: Away | null = null;
  /** `readSeq` when the ticket was opened: the “New” line goes after it. */
  newAfterSeq = 0;
  private present: readonly Participant[] = [];
  private subscribed = false;
  /** The newest entry that was here when the connection broke. */
  private leftAt: number | null = null;
  private readonly log = new EntryLog();
  private readonly catchUp: CatchUp;
  private readonly signals: TypingSignals;
  private readonly marks: ReadMarks;

  constructor(private readonly options: TimelineStoreOptions) {
    const { connection, ports, onRead } = options;
    this.catchUp = new CatchUp({ connection, ports, log: this.log, onProgress: (progress) => this.progress(progress) });
    this.signals = new TypingSignals(ports.clock, (typing) => this.tellTyping(typing));
    this.marks = new ReadMarks({ connection, ports, isSubscribed: (id) => this.isSubscribed(id), onRead });
    makeAutoObservable<this, 'present' | 'subscribed' | 'leftAt' | 'log' | 'catchUp' | 'signals' | 'marks' | 'options'>(
      this,
      {
        entries: observableRef,
        olderFailure: observableRef,
        catchUpFailure: observableRef,
        away: observableRef,
        present: observableRef,
        isSubscribed: false,
        subscribed: false,
        leftAt: false,
        log: false,
        catchUp: false,
        signals: false,
        marks: false,
        options: false,
      },
      { autoBind: true },
    );
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }
  get lastSeq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }
  get hasOlder(): boolean {
    return (this.entries[0]?.seq ?? 1) > 1;
  }
  /** Own messages of this ticket that are not acknowledged yet; show them after the entries. */
  get outgoing(): readonly Outgoing[] {
    return this.ticketId === null ? [] : this.options.outbox.ofTicket(this.ticketId);
  }
  /** How far this reader has read, by their own mark. */
  get readSeq(): number {
    return this.marks.own;
  }
  /** Others who type now. */
  get typing(): readonly Participant[] {
    return this.signals.who;
  }
  /** Others who have the ticket open now. */
  get viewers(): readonly Participant[] {
    return this.present.filter((who) => !this.isReader(who));
  }

  /** Others who have read up to `seq` or further. */
  readingsOf(seq: number): readonly Reading[] {
    return this.marks.readingsOf(seq);
  }

  /** The live connection has this ticket open: messages, marks and typing can go that way. */
  isSubscribed(ticketId: number): boolean {
    return this.subscribed && this.ticketId === ticketId && this.options.connection.state === 'live';
  }

  /** Loads entries before the first. Never rejects: see `olderFailure`. */
  async loadOlder(): Promise<void> {
    const { ticketId } = this;
    if (ticketId === null || this.loadingOlder || !this.hasOlder) return;
    this.loadingOlder = true;
    this.olderFailure = null;
    try {
      const input = { params: { id: ticketId }, query: { before: this.log.firstSeq, limit: OLDER } };
      const { items } = await this.options.connection.request(http.timeline.list, input);
      runInAction(() => {
        if (ticketId !== this.ticketId) return;
        this.log.prepend(items);
        this.entries = this.log.entries;
      });
    } catch (cause) {
      runInAction(() => {
        if (ticketId === this.ticketId) this.olderFailure = RequestFailed.from(cause);
      });
    } finally {
      runInAction(() => {
        if (ticketId === this.ticketId) this.loadingOlder = false;
      });
    }
  }

  dismissAway(): void {
    this.away = null;
  }

  /** I have seen everything shown so far, or up to `seq`. Cheap to call often. */
  markRead(seq: number = this.lastSeq): void {
    this.marks.mark(Math.min(seq, this.lastSeq));
  }

  /** Call at each keystroke with true, with false when the text is empty or the composer is left. */
  setTyping(typing: boolean): void {
    this.signals.say(typing);
  }

  /** Puts a message on its way. Throws RequestFailed `validation` or `outbox_full`; then the text stays with the writer. */
  send(body: string): Outgoing {
    if (this.ticketId === null) throw new RequestFailed('ticket_not_open', 'Open the ticket first.');
    const message = this.options.outbox.add({
      ticketId: this.ticketId,
      body: checkedBody(body),
      seenSeq: this.lastSeq,
    });
    this.setTyping(false);
    return message;
  }

  /** Turns to a ticket. */
  begin(ticketId: number): void {
    this.end();
    this.ticketId = ticketId;
    this.marks.begin(ticketId);
    this.catchUp.begin(ticketId);
  }

  /** Shows no ticket. */
  end(): void {
    this.signals.say(false);
    this.signals.clear();
    this.marks.begin(null);
    this.catchUp.begin(null);
    this.log.clear();
    this.ticketId = null;
    this.subscribed = false;
    this.leftAt = null;
    this.entries = [];
    this.present = [];
    this.loadingOlder = false;
    this.olderFailure = null;
    this.catchUpFailure = null;
    this.away = null;
    this.newAfterSeq = 0;
  }

  /** Lets go of what was still to be told in this reader's name. */
  forget(): void {
    this.marks.forget();
  }

  /** What opening the ticket gave: the newest entries, or those after the newest that is here. */
  opened({ ticket, entries, lastSeq, reads, viewers, subscribed }: Opened): void {
    if (ticket.id !== this.ticketId) return;
    this.subscribed = subscribed;
    if (this.log.lastSeq === 0) {
      this.log.start(entries);
      this.newAfterSeq = Math.max(ticket.readSeq, this.marks.own);
    } else this.log.take(entries);
    this.entries = this.log.entries;
    this.present = viewers;
    this.marks.known(ticket.readSeq);
    for (const { reader, seq, at } of reads) {
      if (this.isReader(reader)) this.marks.known(seq);
      else this.marks.find(reader, seq, at);
    }
    this.marks.flush();
    this.options.outbox.confirm(entries);
    this.catchUp.expect(lastSeq);
    if (this.catchUp.isDone) this.back();
    else this.catchUp.now();
  }

  /** The live connection is gone. */
  lost(): void {
    if (this.ticketId === null) return;
    if (this.subscribed) this.leftAt ??= this.lastSeq;
    this.subscribed = false;
    this.present = [];
    this.signals.clear();
  }

  /** The ticket has entries up to `seq`: those that do not come by themselves are fetched. */
  expect(seq: number): void {
    if (!this.isEmpty) this.catchUp.expect(seq);
  }

  /** An entry was committed, here or elsewhere. */
  take(entry: Entry): void {
    this.options.outbox.confirm([entry]);
    const own = this.isReader(entry.author);
    if (own) this.marks.wrote(entry);
    if (entry.ticketId !== this.ticketId) return;
    this.log.take([entry]); // also while the ticket is being opened: the reply may have been read before this was committed
    this.entries = this.log.entries;
    if (!this.isEmpty && this.log.hasHole) this.catchUp.now();
    if (!own && entry.kind === 'message') this.signals.stopped(entry.author.id);
  }

  /** Somebody goes by another name. */
  rename(person: Participant): void {
    this.log.rename(person);
    this.entries = this.log.entries;
  }

  hearTyping({ ticketId, who, typing }: EventPayload<'typing'>): void {
    if (ticketId === this.ticketId && !this.isReader(who)) this.signals.hear(who, typing);
  }

  hearPresence({ ticketId, viewers }: EventPayload<'presence'>): void {
    if (ticketId === this.ticketId) this.present = viewers;
  }

  hearReading({ ticketId, reader, seq, at }: EventPayload<'read'>): void {
    if (ticketId !== this.ticketId) return;
    if (this.isReader(reader)) this.marks.known(seq);
    else this.marks.hear(reader, seq, at);
  }

  private isReader(who: Participant): boolean {
    return who.id === this.options.reader()?.id;
  }

  private tellTyping(typing: boolean): void {
    const { ticketId } = this;
    if (ticketId === null || !this.isSubscribed(ticketId)) return;
    this.options.connection.command('typing.set', { ticketId, typing }).catch(() => undefined);
  }

  private progress({ failure, restarted }: { failure: RequestFailed | null; restarted: boolean }): void {
    this.catchUpFailure = failure;
    this.entries = this.log.entries;
    this.options.outbox.confirm(this.log.entries);
    if (failure === null && (restarted || this.catchUp.isDone)) this.back();
  }

  /** All that was missed is here: says how much it was. */
  private back(): void {
    if (this.leftAt === null || !this.subscribed) return;
    const afterSeq = this.away?.afterSeq ?? this.leftAt;
    const own = this.entries.filter(({ seq, author }) => seq > afterSeq && this.isReader(author));
    const count = this.lastSeq - afterSeq - own.length;
    this.leftAt = null;
    if (count > 0) this.away = { afterSeq, count };
  }
}
