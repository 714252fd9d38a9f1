import {
  afterClose,
  type CommandName,
  type CommandPayload,
  type CommandReply,
  closeCodes,
  type EndReason,
  type EventName,
  type EventPayload,
} from '@tandem/contract';
import type { Clock, SocketClass } from '../ports/ports.ts';
import type { AccessTokens } from './access-tokens.ts';
import { Backoff } from './backoff.ts';
import type { ConnectionState, Welcome } from './connection.ts';
import { Listeners } from './listeners.ts';
import { laterOf, RecentCursors } from './recent-cursors.ts';
import { offline, RequestFailed } from './request-failed.ts';
import { SocketLink } from './socket-link.ts';
import { TokenRenewal } from './token-renewal.ts';

export interface LiveSocketOptions {
  readonly url: string;
  readonly WebSocket: SocketClass;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly random: () => number;
}

const OPEN_WITHIN = 10_000;
/** A wake-up asks whether the socket still lives, and does not wait long for the answer. */
const PROBE_WITHIN = 4_000;
/** A connection that lasted this long was a good one: the next break starts with short waits again. */
const STABLE_AFTER = 10_000;
/** Whoever was greeted waits seconds at most after the next break, not half a minute for the breaks before. */
const TRIES_ONCE_GREETED = 4;

/**
 * The live socket that is there as long as somebody is signed in: says hello with its cursor, renews its token, notices
 * when the other side is gone and comes back with full-jitter backoff. Each activity is passed on once.
 */
export class LiveSocket {
  state: ConnectionState = 'signed_out';
  retryAt: number | null = null;
  welcome: Welcome | null = null;
  private link: SocketLink | null = null;
  /** Counts attempts, so that what belongs to an earlier one is recognised as late. */
  private attempt = 0;
  private cursor: string | null = null;
  private usedToken: string | null = null;
  private endReason: EndReason | null = null;
  private readonly timers = new Set<() => void>();
  private readonly backoff: Backoff;
  private readonly seen = new RecentCursors();
  private readonly renewal: TokenRenewal;
  private readonly states = new Listeners<[]>();
  private readonly ends = new Listeners<[EndReason]>();
  private readonly handlers = new Map<string, Listeners<[never]>>();

  constructor(private readonly options: LiveSocketOptions) {
    this.backoff = new Backoff(options.random);
    this.renewal = new TokenRenewal(options.tokens, options.clock, (accessToken) => {
      this.usedToken = accessToken;
      return this.command('renew', { accessToken });
    });
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    if (this.state !== 'signed_out') return;
    this.backoff.reset();
    this.set('connecting');
    void this.connect();
  }

  /** Closes and stays closed. What was unanswered rejects with `offline`. */
  stop(): void {
    this.attempt += 1;
    const { link } = this;
    this.link = null;
    this.clearTimers();
    this.welcome = null;
    link?.drop();
    this.set('signed_out');
  }

  /** Forgets where the feed was: the next session is another account's. */
  forget(): void {
    this.cursor = null;
    this.seen.clear();
  }

  command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    if (this.state !== 'live' || this.link === null) return Promise.reject(offline());
    return this.link.command(name, payload);
  }

  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void {
    const known = this.handlers.get(event) ?? new Listeners<[never]>();
    this.handlers.set(event, known);
    return known.add(handler as (payload: never) => void);
  }
  onState(handler: () => void): () => void {
    return this.states.add(handler);
  }
  onEnd(handler: (reason: EndReason) => void): () => void {
    return this.ends.add(handler);
  }

  /** Skips the wait, or makes sure that a connection that looks live is. */
  retryNow(): void {
    if (this.state === 'live') this.probe(PROBE_WITHIN).catch(() => undefined);
    else if (this.retryAt !== null) {
      this.clearTimers();
      void this.connect();
    }
  }

  private async connect(): Promise<void> {
    const attempt = ++this.attempt;
    const late = () => attempt !== this.attempt;
    this.set(this.state, null);
    try {
      const accessToken = await this.options.tokens.fresh();
      if (late()) return;
      this.usedToken = accessToken;
      await this.open(attempt);
      if (late() || this.link === null) return;
      const welcome = await this.link.command('hello', { accessToken, after: this.cursor });
      if (late()) return;
      this.greet(welcome);
    } catch (cause) {
      if (late()) return;
      // Signed out: the tokens have told whoever listens. Refused at hello: the same as being closed for it.
      const { code } = RequestFailed.from(cause);
      // Too old at hello: renewing asks the api by HTTP, too, where whoever looks after the app hears of it.
      const renews = code === 'unauthenticated' || code === 'client_outdated';
      if (this.link !== null) this.link.drop(renews ? closeCodes.notAuthenticated : undefined);
      else if (code !== 'unauthenticated') this.comeBack();
    }
  }

  private open(attempt: number): Promise<void> {
    const { url, WebSocket, clock } = this.options;
    return new Promise((resolve, reject) => {
      const tooLong = this.after(OPEN_WITHIN, () => this.link?.drop());
      const link: SocketLink = new SocketLink({
        url,
        WebSocket,
        clock,
        onOpen: () => {
          tooLong();
          resolve();
        },
        onEvent: (type, payload) => {
          if (attempt === this.attempt) this.dispatch(type, payload);
        },
        onClose: (code) => {
          tooLong();
          if (attempt === this.attempt) this.lost(code);
          reject(offline());
        },
      });
      this.link = link;
    });
  }

  private greet(welcome: Welcome): void {
    this.welcome = welcome;
    // Not moved to the welcome's cursor otherwise: what was missed is still on its way, and could be cut off.
    this.cursor ??= welcome.cursor;
    this.backoff.atMost(TRIES_ONCE_GREETED);
    this.after(STABLE_AFTER, () => this.backoff.reset());
    this.beat(Math.max(1_000, welcome.heartbeat * 0.6));
    this.timers.add(this.renewal.start());
    this.set('live', null);
  }

  /**
   * The next ping is planned by the answer to the last: browsers hold back timers that plan timers, in hidden pages for a
   * minute, and the api would take such a page for gone.
   */
  private beat(every: number): void {
    const { attempt } = this;
    const again = () => {
      if (attempt === this.attempt) this.beat(every);
    };
    this.after(every, () => this.probe().then(again, again));
  }

  /** No answer and no other sign of life: the link gives itself up. */
  private probe(within?: number): Promise<unknown> {
    return this.link?.command('ping', {}, within) ?? Promise.reject(offline());
  }

  private dispatch(type: string, payload: unknown): void {
    if (type === 'activity') {
      const { cursor } = payload as EventPayload<'activity'>;
      if (!this.seen.add(cursor)) return;
      this.cursor = laterOf(cursor, this.cursor);
    }
    // What was missed will be fetched instead of replayed.
    if (type === 'resync') this.cursor = laterOf(this.welcome?.cursor ?? null, this.cursor);
    if (type === 'session.ended') this.endReason = (payload as EventPayload<'session.ended'>).reason;
    this.handlers.get(type)?.tell(payload as never);
  }

  private lost(code: number): void {
    const wasLive = this.state === 'live';
    this.attempt += 1;
    this.link = null;
    this.welcome = null;
    this.clearTimers();
    const then = afterClose(code);
    if (then === 'stop') {
      this.set('signed_out');
      this.ends.tell(this.endReason ?? 'revoked');
      this.endReason = null;
      return;
    }
    if (code === closeCodes.restarting) this.backoff.atLeast(2);
    if (code === closeCodes.tooFast) this.backoff.atLeast(4);
    if (then === 'renew') {
      if (wasLive) this.set('connecting');
      void this.renewThenComeBack(wasLive);
    } else this.comeBack(wasLive);
  }

  private async renewThenComeBack(wasLive: boolean): Promise<void> {
    const { attempt } = this;
    try {
      if (this.usedToken !== null) await this.options.tokens.renew(this.usedToken);
    } catch (cause) {
      if (RequestFailed.from(cause).code === 'unauthenticated') return; // over: the tokens have said so
    }
    if (attempt === this.attempt && this.state !== 'signed_out') this.comeBack(wasLive);
  }

  private comeBack(wasLive = false): void {
    const wait = this.backoff.next();
    this.after(wait, () => void this.connect());
    this.set(wasLive ? 'connecting' : 'offline', this.options.clock.now() + wait);
  }

  private set(state: ConnectionState, retryAt: number | null = null): void {
    if (state === this.state && retryAt === this.retryAt) return;
    this.state = state;
    this.retryAt = retryAt;
    this.states.tell();
  }

  private after(ms: number, run: () => void): () => void {
    const cancel = this.options.clock.after(ms, () => {
      this.timers.delete(cancel);
      run();
    });
    this.timers.add(cancel);
    return () => {
      this.timers.delete(cancel);
      cancel();
    };
  }

  private clearTimers(): void {
    for (const cancel of this.timers) cancel();
    this.timers.clear();
  }
}
