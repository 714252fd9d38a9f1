import { Backoff, type Clock, type Connection, Listeners, type SessionEnd } from '@tandem/client/transport';
import type { Credentials, PasswordChange, User } from '@tandem/contract';
import type { AccountKeep } from '../files/account-keep.ts';

/**
 * `unknown`: at start, it is still being found out. `expired`: the session ended by itself, now or while the app was away;
 * `user` stays where it is known, so that what is kept for them is not given to anybody else.
 */
export type Phase = 'unknown' | 'signed_out' | 'signed_in' | 'expired';

export interface DeskSessionOptions {
  readonly connection: Connection;
  /** What this computer keeps for an account of this server. */
  readonly openKeep: (userId: number) => Promise<AccountKeep>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether somebody was signed in when the app was here last, and did not sign out. */
  readonly wasSignedIn: () => boolean;
}

/** Who is signed in, and what is kept for them. */
export interface Restored {
  readonly user: User | null;
  readonly keep: AccountKeep | null;
}

/** The one session of the app at one server, however many windows there are, also when there is none. */
export class DeskSession {
  phase: Phase = 'unknown';
  user: User | null = null;
  keep: AccountKeep | null = null;
  readonly connection: Connection;
  private readonly backoff: Backoff;
  private readonly changes = new Listeners<[Phase]>();
  private readonly stopListening: () => void;
  private restoring: Promise<Restored> | null = null;
  private cancelRetry = () => {};
  /** Counts sign-ins and sign-outs, so that a late answer to an earlier question changes nothing. */
  private turn = 0;

  constructor(private readonly options: DeskSessionOptions) {
    this.connection = options.connection;
    this.backoff = new Backoff(options.random);
    this.stopListening = this.connection.onSessionEnd((reason) => void this.ended(reason));
  }

  /** Takes up the session of the last time, and keeps trying until it is known whether there is one. */
  start(): void {
    this.restore().catch(() => undefined);
  }

  /** It is worth another try: the network is back, or somebody asks for it. */
  retry(): void {
    if (this.phase !== 'unknown') {
      this.connection.retryNow();
      return;
    }
    this.backoff.reset(); // a try that is under way and fails is followed soon by another
    this.cancelRetry();
    this.start();
  }

  /** Asks once at a time, however many want to know. Rejects with RequestFailed when it cannot be told now. */
  restore(): Promise<Restored> {
    if (this.phase === 'signed_in') return Promise.resolve({ user: this.user, keep: this.keep });
    if (this.phase !== 'unknown') return Promise.resolve({ user: null, keep: null });
    this.restoring ??= this.restoreOnce().finally(() => {
      this.restoring = null;
    });
    return this.restoring;
  }

  async logIn(credentials: Credentials): Promise<Restored> {
    const turn = this.nextTurn();
    const user = await this.connection.logIn(credentials);
    if (turn === this.turn) await this.enter(user);
    return { user, keep: this.keep };
  }

  changePassword(change: PasswordChange): Promise<void> {
    return this.connection.changePassword(change);
  }

  /** Nothing of the account stays here. The service hears of it now or, without network, at the next start. */
  async logOut(): Promise<void> {
    this.nextTurn();
    const { keep } = this;
    this.leave();
    await Promise.all([keep?.erase(), this.connection.logOut()]);
  }

  /** Calls back when the phase or the person changes. */
  onChange(handler: (phase: Phase) => void): () => void {
    return this.changes.add(handler);
  }

  /** Lets go of everything, at the end of the app or of this server. */
  async close(): Promise<void> {
    this.nextTurn();
    this.stopListening();
    this.connection.close();
    this.changes.clear();
    await this.keep?.settled();
  }

  private async restoreOnce(): Promise<Restored> {
    const turn = this.nextTurn();
    try {
      const user = await this.connection.restore();
      if (turn !== this.turn) return { user: this.user, keep: this.keep };
      if (user !== null) await this.enter(user);
      else if (this.options.wasSignedIn()) this.set('expired');
      else this.leave();
      return { user: this.user, keep: this.keep };
    } catch (cause) {
      if (turn === this.turn) {
        const wait = 1_000 + this.backoff.next();
        this.cancelRetry = this.options.clock.after(wait, () => this.start());
      }
      throw cause;
    }
  }

  private async enter(user: User): Promise<void> {
    const { turn } = this;
    if (this.user?.id !== user.id) {
      await this.keep?.settled();
      const keep = await this.options.openKeep(user.id);
      if (turn !== this.turn) return;
      this.keep = keep;
    }
    this.user = user;
    this.backoff.reset();
    this.set('signed_in');
  }

  private leave(): void {
    this.user = null;
    this.keep = null;
    this.set('signed_out');
  }

  private async ended(reason: SessionEnd): Promise<void> {
    this.nextTurn();
    if (reason !== 'signed_out') return this.set('expired');
    const { keep } = this;
    this.leave();
    await keep?.erase();
  }

  private set(phase: Phase): void {
    this.phase = phase;
    this.changes.tell(phase);
  }

  private nextTurn(): number {
    this.cancelRetry();
    this.cancelRetry = () => {};
    this.turn += 1;
    return this.turn;
  }
}
