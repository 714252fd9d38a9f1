import { type Entry, http } from '@tandem/contract';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import type { EntryLog } from './entry-log.ts';

export interface CatchUpOptions {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'random'>;
  readonly log: EntryLog;
  /** The log changed, or what is known of failing did. `restarted`: it begins anew at the newest entries. */
  readonly onProgress: (progress: { readonly failure: RequestFailed | null; readonly restarted: boolean }) => void;
}

const PAGE = 200;
/** Whoever was away for longer than this begins at the newest entries; the older ones load on demand. */
const MOST_FETCHED = 1_000;
/** An announced entry usually comes by itself a moment later. */
const PATIENCE = 700;
const NEWEST = 100;

/** Fetches the entries that exist but did not come: one fetch at a time, tried again until they are here. */
export class CatchUp {
  private target = 0;
  private ticketId: number | null = null;
  private fetching = false;
  private cancel: (() => void) | null = null;
  private readonly backoff: Backoff;

  constructor(private readonly options: CatchUpOptions) {
    this.backoff = new Backoff(options.ports.random);
  }

  /** Nothing that was announced is missing. */
  get isDone(): boolean {
    return !this.options.log.hasHole && this.options.log.lastSeq >= this.target;
  }

  begin(ticketId: number | null): void {
    this.cancel?.();
    this.cancel = null;
    this.ticketId = ticketId;
    this.target = 0;
    this.fetching = false;
    this.backoff.reset();
  }

  /** The ticket has entries up to `seq`. Fetches them if they do not come by themselves. */
  expect(seq: number): void {
    this.target = Math.max(this.target, seq);
    if (this.isDone || this.fetching || this.cancel !== null) return;
    this.plan(PATIENCE);
  }

  /** Fetches what is missing now. */
  now(): void {
    this.cancel?.();
    this.cancel = null;
    void this.fetch();
  }

  private plan(ms: number): void {
    this.cancel = this.options.ports.clock.after(ms, () => {
      this.cancel = null;
      void this.fetch();
    });
  }

  private async fetch(): Promise<void> {
    const { ticketId } = this;
    if (ticketId === null || this.fetching || this.isDone) return;
    this.fetching = true;
    const isLate = () => ticketId !== this.ticketId;
    try {
      while (!isLate() && !this.isDone) {
        if (!(await this.fetchPage(ticketId, isLate))) break;
      }
      if (isLate()) return;
      if (this.isDone) this.backoff.reset();
      else this.plan(1_000 + this.backoff.next()); // the api itself did not have them all yet
    } catch (cause) {
      if (!isLate()) this.fail(RequestFailed.from(cause));
    } finally {
      if (!isLate()) this.fetching = false;
    }
  }

  /** False when there was nothing more to get. */
  private async fetchPage(ticketId: number, isLate: () => boolean): Promise<boolean> {
    const { connection, log, onProgress } = this.options;
    const { lastSeq } = log;
    const { target } = this;
    const restarted = target - lastSeq > MOST_FETCHED;
    const query = restarted ? { limit: NEWEST } : { after: lastSeq, limit: PAGE };
    const page = await connection.request(http.timeline.list, { params: { id: ticketId }, query });
    if (isLate()) return false;
    // What was announced beyond the api's own word does not exist, unless it was announced while the api was answering.
    this.target = this.target === target ? page.lastSeq : Math.max(this.target, page.lastSeq);
    add(log, page.items, restarted);
    onProgress({ failure: null, restarted });
    return log.lastSeq > lastSeq;
  }

  private fail(failure: RequestFailed): void {
    this.options.onProgress({ failure, restarted: false });
    if (failure.code === 'not_found' || failure.code === 'unauthenticated') return;
    this.plan(1_000 + this.backoff.next());
  }
}

const add = (log: EntryLog, items: readonly Entry[], restarted: boolean) =>
  restarted ? log.start(items) : log.take(items);
