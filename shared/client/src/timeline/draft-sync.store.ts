import { type Draft, http, longestMessage } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { AgreedDrafts } from './agreed-drafts.ts';
import type { Drafts } from './drafts.ts';

/** A draft goes to the service once nobody has typed for this long, in milliseconds. */
const PAUSE = 1_500;
const RETRY = 10_000;
/** Texts of one ticket that may have reached the service though no answer came; older ones are forgotten. */
const MOST_UNSURE = 10;
/** How often one text is offered in place of what turned out to be there, before it waits for the next pause. */
const MOST_OFFERS = 3;

type Work = 'fetch' | 'push';

interface Options {
  readonly connection: Connection;
  readonly ports: Pick<StorePorts, 'clock' | 'storage'>;
  readonly drafts: Drafts;
  readonly account: () => number | null;
}

/** A draft of another device, beside what is written here. */
export interface OtherDraft extends Draft {
  readonly ticketId: number;
}

/**
 * The draft of the open ticket, kept with the service too, so that another device goes on with it. Remembers what both
 * last agreed on: whatever differs from that was typed since, and is never replaced by what comes from elsewhere. What goes
 * there replaces only what was agreed on, so that nothing another device has kept since is lost either.
 */
export class DraftSync {
  /** Typed on another device while something else was typed here. Kept until somebody decides. */
  other: OtherDraft | null = null;
  private ticketId: number | null = null;
  private show: (text: string) => void = () => {};
  private cancel = () => {};
  /** Per ticket one request at a time, and what waits for its turn: an older answer must not count as a newer one. */
  private readonly turns = new Map<number, Set<Work>>();
  /** What was sent from here and not answered: found with the service, it is one's own text and not another device's. */
  private readonly unsure = new Map<number, Set<string>>();
  private readonly agreed: AgreedDrafts;

  constructor(private readonly options: Options) {
    this.agreed = new AgreedDrafts(options.ports.storage, options.account);
    makeAutoObservable<this, 'options' | 'ticketId' | 'show' | 'cancel' | 'turns' | 'unsure' | 'agreed'>(
      this,
      {
        other: observableRef,
        options: false,
        ticketId: false,
        show: false,
        cancel: false,
        turns: false,
        unsure: false,
        agreed: false,
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
    this.agreed.keep(other.ticketId, other);
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
    if (this.ticketId !== ticketId) this.unsure.delete(ticketId);
  }

  private async fetch(ticketId: number): Promise<void> {
    const { connection, drafts, account } = this.options;
    const reader = account();
    if (reader === null) return;
    try {
      const there = await connection.request(http.drafts.read, { params: { id: ticketId } });
      if (account() !== reader) return;
      if (this.meet(ticketId, there) && drafts.read(ticketId) !== there.body && this.ticketId === ticketId)
        this.later(0);
    } catch (cause) {
      if (isWorthRepeating(cause) && this.ticketId === ticketId) this.again(ticketId, 'fetch');
    }
  }

  /** Whether what is here may go in place of what is there. If not, it is shown: instead, or beside. */
  private meet(ticketId: number, there: Draft): boolean {
    const here = this.options.drafts.read(ticketId);
    const agreed = this.agreed.text(ticketId);
    const isOwn = there.body === agreed || this.unsure.get(ticketId)?.has(there.body) === true;
    // Where nothing is kept, nothing was taken away on purpose: what is here goes there again. Where a text was ended
    // while another was typed here, there is nothing to decide between.
    const isNothing = there.body === '' && here !== '' && (there.savedAt === null || here !== agreed);
    if (here === there.body || isOwn || isNothing) {
      this.agreed.keep(ticketId, there);
      runInAction(() => {
        if (this.other?.ticketId === ticketId) this.other = null;
      });
      return true;
    }
    if (this.ticketId !== ticketId) return false; // the next opening shows it
    if (here === agreed) {
      this.agreed.keep(ticketId, there);
      this.show(there.body);
      return false;
    }
    runInAction(() => {
      this.other = { ticketId, ...there };
    });
    return false;
  }

  private later(ms: number): void {
    this.cancel();
    const { ticketId } = this;
    if (ticketId !== null) this.cancel = this.options.ports.clock.after(ms, () => void this.inTurn(ticketId, 'push'));
  }

  private async push(ticketId: number): Promise<void> {
    const { drafts, account } = this.options;
    const writer = account();
    // Nothing goes there before it is known what there is: it could be another device's.
    if (writer !== null && this.agreed.time(ticketId) === undefined && this.isNew(ticketId)) await this.fetch(ticketId);
    for (let offer = 0; offer < MOST_OFFERS; offer += 1) {
      const known = this.agreed.time(ticketId);
      if (writer === null || account() !== writer || known === undefined || !this.isNew(ticketId)) return;
      if (await this.offer(ticketId, drafts.read(ticketId), known)) return;
    }
  }

  /** Whether what is here is to go there. While another device's text waits for a decision, it must not be overwritten. */
  private isNew(ticketId: number): boolean {
    const body = this.options.drafts.read(ticketId);
    if ([...body].length > longestMessage) return false; // it stays here, to be shortened
    return body !== this.agreed.text(ticketId) && this.other?.ticketId !== ticketId;
  }

  /** True when nothing is left to be done; false when it may be tried in place of what turned out to be there. */
  private async offer(ticketId: number, body: string, known: string | null): Promise<boolean> {
    const { connection, account } = this.options;
    const writer = account();
    try {
      const kept = await connection.request(http.drafts.keep, {
        params: { id: ticketId },
        headers: { 'if-match': `"${known ?? 'none'}"` },
        body: { body },
      });
      // A service from before this rule says no time: what it has is asked for before the next text goes there.
      if (account() === writer) this.agreed.keep(ticketId, { body, savedAt: kept?.savedAt });
      return true;
    } catch (cause) {
      if (account() !== writer) return true;
      const failure = RequestFailed.from(cause);
      if (failure.code === 'stale' && failure.draft !== undefined) return !this.meet(ticketId, failure.draft);
      if (!isWorthRepeating(failure) || this.ticketId !== ticketId) return true;
      this.doubt(ticketId, body);
      this.again(ticketId, 'push');
      return true;
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
