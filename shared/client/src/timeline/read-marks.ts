import { http, type Participant } from '@tandem/contract';
import { makeAutoObservable, observable } from 'mobx';
import type { Clock } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';

/** Marks that follow each other within this time are sent as one. */
const GATHER = 300;

export interface ReadMarksOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /** The live connection has this ticket open, so the mark can go that way. */
  readonly isSubscribed: (ticketId: number) => boolean;
  /** This reader's mark moved. */
  readonly onRead: (ticketId: number, seq: number) => void;
}

/** How far each participant of the open ticket has read; moves and sends this reader's own mark. A mark never moves back. */
export class ReadMarks {
  /** How far this reader has read. */
  own = 0;
  private readonly others = observable.map<number, { readonly reader: Participant; readonly seq: number }>(
    {},
    { deep: false },
  );
  private ticketId: number | null = null;
  private sent = 0;
  private cancel: (() => void) | null = null;

  constructor(private readonly options: ReadMarksOptions) {
    makeAutoObservable<this, 'others' | 'ticketId' | 'sent' | 'cancel' | 'options'>(
      this,
      { others: false, ticketId: false, sent: false, cancel: false, options: false },
      { autoBind: true },
    );
  }

  /** Those who have read up to `seq` or further. */
  readersOf(seq: number): readonly Participant[] {
    return [...this.others.values()].filter((mark) => mark.seq >= seq).map(({ reader }) => reader);
  }

  /** Turns to another ticket; a mark that was not sent yet is sent on the way. */
  begin(ticketId: number | null): void {
    this.flush();
    this.ticketId = ticketId;
    this.own = 0;
    this.sent = 0;
    this.others.clear();
  }

  /** Somebody else's mark. */
  hear(reader: Participant, seq: number): void {
    if (seq > (this.others.get(reader.id)?.seq ?? 0)) this.others.set(reader.id, { reader, seq });
  }

  /** The api knows this reader's mark to be here: written meanwhile, or read in another window. */
  known(seq: number): void {
    this.sent = Math.max(this.sent, seq);
    this.move(seq);
  }

  /** This reader has seen everything up to `seq`. */
  mark(seq: number): void {
    this.move(seq);
    if (this.own > this.sent) this.cancel ??= this.options.clock.after(GATHER, () => this.flush());
  }

  /** Sends the mark if the api does not have it; called again once there is a connection. */
  flush(): void {
    this.cancel?.();
    this.cancel = null;
    const { ticketId, own: seq } = this;
    if (ticketId === null || seq <= this.sent) return;
    const before = this.sent;
    this.sent = seq;
    this.send(ticketId, seq).catch(() => {
      if (this.ticketId === ticketId && this.sent === seq) this.sent = before;
    });
  }

  private send(ticketId: number, seq: number): Promise<unknown> {
    const { connection, isSubscribed } = this.options;
    return isSubscribed(ticketId)
      ? connection.command('ticket.read', { ticketId, seq })
      : connection.request(http.timeline.markRead, { params: { id: ticketId }, body: { seq } });
  }

  private move(seq: number): void {
    if (this.ticketId === null || seq <= this.own) return;
    this.own = seq;
    this.options.onRead(this.ticketId, seq);
  }
}
