import type { Entry, Participant } from '@tandem/contract';
import { makeAutoObservable, observable } from 'mobx';
import { OwedMarks, type OwedMarksOptions } from './owed-marks.ts';

/** Marks that follow each other within this time are sent as one. */
const GATHER = 300;

export interface ReadMarksOptions extends OwedMarksOptions {
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
  private readonly owed: OwedMarks;

  constructor(private readonly options: ReadMarksOptions) {
    this.owed = new OwedMarks(options);
    makeAutoObservable<this, 'others' | 'ticketId' | 'sent' | 'cancel' | 'owed' | 'options'>(
      this,
      { others: false, ticketId: false, sent: false, cancel: false, owed: false, options: false },
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
    this.own = this.owed.of(ticketId);
    this.sent = this.own;
    this.others.clear();
  }

  /** Another account signs in: nothing may be sent in its name that is not its own. */
  forget(): void {
    this.owed.forget();
  }

  /** Somebody else's mark. */
  hear(reader: Participant, seq: number): void {
    if (seq > (this.others.get(reader.id)?.seq ?? 0)) this.others.set(reader.id, { reader, seq });
  }

  /** The api knows this reader's mark to be here: written meanwhile, or read in another window. */
  known(seq: number): void {
    this.sent = Math.max(this.sent, seq);
    if (this.ticketId !== null) this.owed.known(this.ticketId, seq);
    this.move(seq);
  }

  /** This reader's own entry. For the api a message has read all before it, a change only what its author had read already. */
  wrote({ ticketId, seq, kind }: Pick<Entry, 'ticketId' | 'seq' | 'kind'>): void {
    if (ticketId === this.ticketId) {
      if (kind === 'message') this.known(seq);
      else if (this.own >= seq - 1) this.mark(seq);
    } else if (kind === 'message') {
      this.owed.known(ticketId, seq);
      this.options.onRead(ticketId, seq);
    }
  }

  /** This reader has seen everything up to `seq`. */
  mark(seq: number): void {
    this.move(seq);
    if (this.own > this.sent) this.cancel ??= this.options.ports.clock.after(GATHER, () => this.flush());
  }

  /** Sends what the api does not have; called again once there is a connection. */
  flush(): void {
    this.cancel?.();
    this.cancel = null;
    if (this.ticketId !== null && this.own > this.sent) {
      this.owed.owe(this.ticketId, this.own);
      this.sent = this.own;
    }
    this.owed.deliver();
  }

  private move(seq: number): void {
    if (this.ticketId === null || seq <= this.own) return;
    this.own = seq;
    this.options.onRead(this.ticketId, seq);
  }
}
