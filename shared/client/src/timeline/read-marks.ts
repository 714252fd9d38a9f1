import type { Entry, Participant } from '@tandem/contract';
import { makeAutoObservable, observable } from 'mobx';
import { OwedMarks, type OwedMarksOptions } from './owed-marks.ts';

/** Marks that follow each other within this time are sent as one. */
const GATHER = 300;

export interface ReadMarksOptions extends OwedMarksOptions {
  /** This reader's mark moved. */
  readonly onRead: (ticketId: number, seq: number) => void;
}

/** Somebody who has read a message; `at` is when, where that is known to the minute. */
export interface Reading {
  readonly reader: Participant;
  readonly at: string | null;
}

interface Mark {
  readonly reader: Participant;
  readonly seq: number;
  readonly moments: readonly Moment[];
}

/** What comes after one entry, up to another, was read at once. */
interface Moment {
  readonly after: number;
  readonly upTo: number;
  readonly at: string;
}

/** Of each reader so many are remembered. */
const MOST_MOMENTS = 100;

/** How far each participant of the open ticket has read; moves and sends this reader's own mark. A mark never moves back. */
export class ReadMarks {
  /** How far this reader has read. */
  own = 0;
  private readonly others = observable.map<number, Mark>({}, { deep: false });
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
  readingsOf(seq: number): readonly Reading[] {
    return [...this.others.values()]
      .filter((mark) => mark.seq >= seq)
      .map(({ reader, moments }) => {
        const moment = moments.find(({ after, upTo }) => after < seq && seq <= upTo);
        return { reader, at: moment?.at ?? null };
      });
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

  /** Somebody else's mark has moved just now: what it passed was read at that moment. */
  hear(reader: Participant, seq: number, at: string | undefined): void {
    const before = this.others.get(reader.id);
    this.note({ reader, seq, at, after: before?.seq ?? seq - 1 });
  }

  /** Somebody else's mark as it was found: only what it stands on is known to have been read at that moment. */
  find(reader: Participant, seq: number, at: string | undefined): void {
    this.note({ reader, seq, at, after: seq - 1 });
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

  private note({
    reader,
    seq,
    at,
    after,
  }: {
    reader: Participant;
    seq: number;
    at: string | undefined;
    after: number;
  }) {
    const before = this.others.get(reader.id);
    if (before !== undefined && seq <= before.seq) return;
    const moments = before?.moments ?? [];
    const known = at === undefined ? moments : [...moments, { after, upTo: seq, at }].slice(-MOST_MOMENTS);
    this.others.set(reader.id, { reader, seq, moments: known });
  }

  private move(seq: number): void {
    if (this.ticketId === null || seq <= this.own) return;
    this.own = seq;
    this.options.onRead(this.ticketId, seq);
  }
}
