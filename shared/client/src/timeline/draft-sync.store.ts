import { http, longestMessage } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import type { Drafts } from './drafts.ts';

/** A draft goes to the service once nobody has typed for this long, in milliseconds. */
const PAUSE = 1_500;
const RETRY = 10_000;
/** Texts of one ticket that may have reached the service though no answer came; older ones are forgotten. */
const MOST_UNSURE = 10;

type Work = 'fetch' | 'push';

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
  /** Per ticket one request at a time, and what waits for its turn: an older answer must not count as a newer one. */
  private readonly turns = new Map<number, Set<Work>>();
  /** What was sent from here and not answered: found with the service, it is one's own text and not another device's. */
  private readonly unsure = new Map<number, Set<string>>();

  constructor(private readonly options: Options) {
    makeAutoObservable<this, 'options' | 'ticketId' | 'show' | 'cancel' | 'turns' | 'unsure'>(
      this,
      {
        other: observableRef,
        options: false,
        ticketId: false,
        show: false,
        cancel: false,
        turns: false,
        unsure: false,
      },
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
    void this.inTurn(ticketId, 'fetch');
    return () => {
      unlisten();
      this.cancel();
      this.cancel = () => {};
      void this.inTurn(ticketId, 'push');
      this.unsure.delete(ticketId);
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
    if (this.ticketId !== null) void this.inTurn(this.ticketId, 'fetch');
  }

  /** What waits looks at what there is when its turn comes, so one of each is enough. */
  private async inTurn(ticketId: number, work: Work): Promise<void> {
    const waiting = this.turns.get(ticketId);
    if (waiting) {
      waiting.add(work);
      return;
    }
    const works = new Set([work]);
    this.turns.set(ticketId, works);
    for (const next of works) {
      works.delete(next);
      await (next === 'fetch' ? this.fetch(ticketId) : this.push(ticketId));
    }
    this.turns.delete(ticketId);
  }

  private async fetch(ticketId: number): Promise<void> {
    const { connection, drafts, account } = this.options;
    const reader = account();
    try {
      const { body, savedAt } = await connection.request(http.drafts.read, { params: { id: ticketId } });
      if (this.ticketId !== ticketId || account() !== reader) return;
      const here = drafts.read(ticketId);
      const agreed = this.agreed(ticketId);
      const isOwn = body === agreed || this.unsure.get(ticketId)?.has(body) === true;
      // Where nothing is kept, nothing was taken away on purpose: what is here goes there again.
      const isForgotten = savedAt === null && here !== '';
      if (here === body || isOwn || isForgotten) return this.pushIfNew(ticketId, here, body);
      if (here === agreed) {
        this.agree(ticketId, body);
        this.show(body);
        return;
      }
      runInAction(() => {
        this.other = { ticketId, body };
      });
    } catch (cause) {
      if (isWorthRepeating(cause) && this.ticketId === ticketId) this.again(ticketId, 'fetch');
    }
  }

  private pushIfNew(ticketId: number, here: string, there: string): void {
    this.agree(ticketId, there);
    if (here !== there) this.later(0);
  }

  private later(ms: number): void {
    this.cancel();
    const { ticketId } = this;
    if (ticketId !== null) this.cancel = this.options.ports.clock.after(ms, () => void this.inTurn(ticketId, 'push'));
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
      if (!isWorthRepeating(cause) || this.ticketId !== ticketId) return;
      this.doubt(ticketId, body);
      this.again(ticketId, 'push');
    }
  }

  private doubt(ticketId: number, body: string): void {
    const texts = [...(this.unsure.get(ticketId) ?? []), body].slice(-MOST_UNSURE);
    this.unsure.set(ticketId, new Set(texts));
  }

  private again(ticketId: number, work: Work): void {
    this.cancel();
    this.cancel = this.options.ports.clock.after(RETRY, () => void this.inTurn(ticketId, work));
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
  return (
    code === 'offline' ||
    code === 'timeout' ||
    code === 'unavailable' ||
    code === 'too_many_requests' ||
    code === 'client_outdated'
  );
}
