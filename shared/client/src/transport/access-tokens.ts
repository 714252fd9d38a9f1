import { defaultMessage, type SignedIn, type User } from '@tandem/contract';
import type { Clock, Locks } from '../ports/ports.ts';
import type { SessionEnd } from './connection.ts';
import { Listeners } from './listeners.ts';
import { RequestFailed } from './request-failed.ts';

export interface AccessTokensOptions {
  /** Trades the refresh cookie for new tokens. */
  readonly refresh: () => Promise<SignedIn>;
  readonly clock: Clock;
  readonly locks: Locks;
  /** One tab trades at a time, because each trade replaces the cookie all tabs share. */
  readonly lockName: string;
}

/** A token this close to its end is not sent any more, for it may expire on its way. */
const MARGIN = 5_000;

/**
 * The access token: in memory only. However many ask for a new one, it is traded once at a time. A token is never handed
 * from one account to the work of another: whoever signs in or out starts a new `era`.
 */
export class AccessTokens {
  /** Changes when somebody signs in or out, not when the token is renewed. */
  era = 0;
  private token: { readonly value: string; readonly expiresAt: number; readonly userId: number } | null = null;
  private trading: Promise<SignedIn> | null = null;
  private readonly ended = new Listeners<[SessionEnd]>();
  private readonly renewed = new Listeners<[]>();

  constructor(private readonly options: AccessTokensOptions) {}

  get value(): string | null {
    return this.token?.value ?? null;
  }
  /** Milliseconds since 1970. */
  get expiresAt(): number | null {
    return this.token?.expiresAt ?? null;
  }
  get userId(): number | null {
    return this.token?.userId ?? null;
  }

  /** Somebody signed in here. */
  begin(signedIn: SignedIn): void {
    this.era += 1;
    this.trading = null;
    this.keep(signedIn);
  }

  /** The session goes on with other tokens than a renewal would have given. Ignored when it is over by now. */
  replace(signedIn: SignedIn, era: number): void {
    if (era !== this.era) return;
    this.keep(signedIn);
    this.renewed.tell();
  }

  /** Nobody is signed in here any more. */
  clear(): void {
    this.era += 1;
    this.trading = null;
    this.token = null;
  }

  /** Takes up the session the cookie stands for; null when there is none. */
  async restore(): Promise<User | null> {
    try {
      return (await this.trade()).user;
    } catch (cause) {
      if (isRefusal(cause)) return null;
      throw cause;
    }
  }

  /** A token that can be sent now; renewed first if it is about to expire. */
  async fresh(): Promise<string> {
    if (this.token === null) throw notSignedIn();
    const left = this.token.expiresAt - this.options.clock.now();
    return left > MARGIN ? this.token.value : this.renew(this.token.value);
  }

  /** A newer token than the one that was `used`. Rejects when the session is over or the api cannot be reached. */
  async renew(used: string): Promise<string> {
    if (this.token === null) throw notSignedIn();
    if (this.token.value !== used) return this.token.value;
    return (await this.trade()).accessToken;
  }

  /** Calls back when the session turns out to be over. */
  onEnd(handler: (reason: SessionEnd) => void): () => void {
    return this.ended.add(handler);
  }

  /** Calls back when the token was renewed. */
  onRenewed(handler: () => void): () => void {
    return this.renewed.add(handler);
  }

  private trade(): Promise<SignedIn> {
    if (this.trading !== null) return this.trading;
    const trading = this.tradeOnce().finally(() => {
      if (this.trading === trading) this.trading = null;
    });
    this.trading = trading;
    return trading;
  }

  private async tradeOnce(): Promise<SignedIn> {
    const { locks, lockName, refresh } = this.options;
    const era = this.era;
    const owner = this.userId;
    try {
      const signedIn = await locks.run(lockName, () => {
        if (era !== this.era) throw notSignedIn(); // signed in or out while waiting for the other tabs
        return refresh();
      });
      if (era !== this.era) throw notSignedIn();
      if (owner !== null && signedIn.user.id !== owner) {
        this.end('replaced');
        throw notSignedIn();
      }
      this.keep(signedIn);
      if (owner !== null) this.renewed.tell();
      return signedIn;
    } catch (cause) {
      if (era === this.era && owner !== null && isRefusal(cause)) this.end('expired');
      throw RequestFailed.from(cause);
    }
  }

  private keep(signedIn: SignedIn): void {
    const expiresAt = this.options.clock.now() + signedIn.expiresIn * 1_000;
    this.token = { value: signedIn.accessToken, expiresAt, userId: signedIn.user.id };
  }

  private end(reason: SessionEnd): void {
    this.clear();
    this.ended.tell(reason);
  }
}

export const notSignedIn = () => new RequestFailed('unauthenticated', defaultMessage.unauthenticated);
export const isRefusal = (cause: unknown): boolean =>
  cause instanceof RequestFailed && (cause.code === 'unauthenticated' || cause.code === 'forbidden');
