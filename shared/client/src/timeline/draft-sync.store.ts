import { http, longestMessage } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import type { Drafts } from './drafts.ts';

/** A draft goes to the service once nobody has typed for this long, in milliseconds. */
const PAUSE = 1_500;
const RETRY = 10_000;

interface Options {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'storage'>;
  readonly drafts: Drafts;
  readonly account: () => number | null;
}

/**
 * The draft of the open ticket, kept with the service too, so that another device goes on with it. Remembers what both
 * last agreed on: whatever differs from that was typed since, and is never replaced by what comes from elsewhere.
 */
export class DraftSync {
  /** Typed on another device while something else was typed here. Kept until somebody decides. */
  other: { readonly ticketId: number; readonly body: string } | null = null;
  private ticketId: number | null = null;
  private show: (text: string) => void = () => {};
  private cancel = () => {};

  constructor(private readonly options: Options) {
    makeAutoObservable<this, 'options' | 'ticketId' | 'show' | 'cancel'>(
      this,
      { other: observableRef, options: false, ticketId: false, show: false, cancel: false },
      { autoBind: true },
    );
  }

  /** Follows one ticket until the returned function is called. `show` puts a text into the composer. */
  follow(ticketId: number, show: (text: string) => void): () => void {
    this.ticketId = ticketId;
    this.show = show;
    const unlisten = this.options.drafts.listen((place, text) => {
      if (place === ticketId) this.later(text === '' ? 0 : PAUSE);
    });
    void this.fetch(ticketId);
    return () => {
      unlisten();
      this.cancel();
      this.cancel = () => {};
      void this.push(ticketId);
      if (this.ticketId === ticketId) this.ticketId = null;
      runInAction(() => {
        this.other = null;
      });
    };
  }

  /** The other device's text was taken or is not wanted. What is written here goes in its place. */
  settle(): string {
    const { other } = this;
    if (other === null) return '';
    this.agree(other.ticketId, other.body);
    this.other = null;
    this.later(0);
    return other.body;
  }

  /** The service is within reach again. */
  resume(): void {
    if (this.ticketId !== null) void this.fetch(this.ticketId);
  }

  private async fetch(ticketId: number): Promise<void> {
    const { connection, drafts, account } = this.options;
    const reader = account();
    try {
      const { body } = await connection.request(http.drafts.read, { params: { id: ticketId } });
      if (this.ticketId !== ticketId || account() !== reader) return;
      const here = drafts.read(ticketId);
      const agreed = this.agreed(ticketId);
      if (here === body || body === agreed) return this.pushIfNew(ticketId, here, body);
      if (here === agreed) {
        this.agree(ticketId, body);
        this.show(body);
        return;
      }
      runInAction(() => {
        this.other = { ticketId, body };
      });
    } catch (cause) {
      if (isWorthRepeating(cause) && this.ticketId === ticketId) this.again(() => this.fetch(ticketId));
    }
  }

  private pushIfNew(ticketId: number, here: string, there: string): void {
    this.agree(ticketId, there);
    if (here !== there) this.later(0);
  }

  private later(ms: number): void {
    this.cancel();
    const { ticketId } = this;
    if (ticketId !== null) this.cancel = this.options.ports.clock.after(ms, () => void this.push(ticketId));
  }

  private async push(ticketId: number): Promise<void> {
    const { connection, drafts, account } = this.options;
    const body = drafts.read(ticketId);
    // While another device's text waits for a decision, it must not be overwritten.
    if (account() === null || body === this.agreed(ticketId) || this.other?.ticketId === ticketId) return;
    if ([...body].length > longestMessage) return; // it stays here, to be shortened
    const reader = account();
    try {
      await connection.request(http.drafts.keep, { params: { id: ticketId }, body: { body } });
      if (account() === reader) this.agree(ticketId, body);
    } catch (cause) {
      if (isWorthRepeating(cause) && this.ticketId === ticketId) this.again(() => this.push(ticketId));
    }
  }

  private again(work: () => Promise<void>): void {
    this.cancel();
    this.cancel = this.options.ports.clock.after(RETRY, () => void work());
  }

  private agreed(ticketId: number): string {
    try {
      return this.options.ports.storage.read(this.keyOf(ticketId)) ?? '';
    } catch {
      return '';
    }
  }

  private agree(ticketId: number, text: string): void {
    const { storage } = this.options.ports;
    try {
      if (text === '') storage.remove(this.keyOf(ticketId));
      else storage.write(this.keyOf(ticketId), text);
    } catch {
      // Without it the next opening may ask which text to keep: nothing is lost.
    }
  }

  private keyOf(ticketId: number): string {
    return `tandem.agreed.${this.options.account()}.${ticketId}`;
  }
}

/** What was refused for good would be refused again. */
function isWorthRepeating(cause: unknown): boolean {
  const { code } = RequestFailed.from(cause);
  return code === 'offline' || code === 'timeout' || code === 'unavailable' || code === 'too_many_requests';
}
