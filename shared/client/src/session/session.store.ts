import { type Credentials, isStaff, type SignUp, type User } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection, SessionEnd } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/**
 * `restoring`: at start, not known yet. `expired`: the session ended by itself; `user` stays, so that the same person can
 * sign in again in place and lose nothing.
 */
export type SessionState = 'restoring' | 'signed_out' | 'signed_in' | 'expired';

/** Who is signed in. */
export class SessionStore {
  state: SessionState = 'restoring';
  user: User | null = null;
  /** Why `restoring` takes longer: the service cannot be reached. Tried again by itself. */
  failure: RequestFailed | null = null;
  /** Why the session ended, while `expired`, and while `signed_out` if it was not done here. */
  endReason: SessionEnd | null = null;
  private readonly backoff: Backoff;
  private cancelRetry = () => {};
  /** Counts what people do here, so that a late answer to an earlier question changes nothing. */
  private turn = 0;

  constructor(
    private readonly connection: Connection,
    private readonly ports: Pick<StorePorts, 'clock' | 'random'>,
  ) {
    this.backoff = new Backoff(ports.random);
    makeAutoObservable<this, 'connection' | 'ports' | 'backoff' | 'cancelRetry' | 'turn'>(
      this,
      {
        user: observableRef,
        failure: observableRef,
        connection: false,
        ports: false,
        backoff: false,
        cancelRetry: false,
        turn: false,
      },
      { autoBind: true },
    );
  }

  get isStaff(): boolean {
    return this.user !== null && isStaff(this.user);
  }

  /** Finds out whether this device still has a session. Called at start; again for a button. Never rejects. */
  async restore(): Promise<void> {
    if (this.state !== 'restoring') return;
    const turn = this.nextTurn();
    try {
      const user = await this.connection.restore();
      if (turn !== this.turn) return;
      if (user === null) this.leave(null);
      else this.enter(user);
    } catch (cause) {
      if (turn !== this.turn) return;
      runInAction(() => {
        this.failure = RequestFailed.from(cause);
      });
      this.cancelRetry = this.ports.clock.after(1_000 + this.backoff.next(), () => void this.restore());
    }
  }

  /** Makes a customer's account and signs in. Rejects with RequestFailed: `fields` for the form, `email_taken`. */
  async signUp(input: SignUp): Promise<void> {
    await this.begin(() => this.connection.signUp(input));
  }

  /** Rejects with RequestFailed: `unauthenticated` for a wrong e-mail or password, `too_many_requests`. */
  async logIn(input: Credentials): Promise<void> {
    await this.begin(() => this.connection.logIn(input));
  }

  /** The account goes by another name, by what was done here or at another device. */
  rename({ id, name }: Pick<User, 'id' | 'name'>): void {
    if (this.user?.id === id && this.user.name !== name) this.user = { ...this.user, name };
  }

  /** Signed out here at once; the api hears of it now or, without network, at the next start. */
  async logOut(): Promise<void> {
    this.nextTurn();
    this.leave(null);
    await this.connection.logOut();
  }

  /** The session ended without `logOut` here. */
  end(reason: SessionEnd): void {
    if (this.state !== 'signed_in') return;
    this.nextTurn();
    if (reason === 'signed_out')
      this.leave(reason); // in another tab, on purpose
    else {
      this.state = 'expired';
      this.endReason = reason;
    }
  }

  /** Stops waiting. */
  dispose(): void {
    this.nextTurn();
  }

  private async begin(ask: () => Promise<User>): Promise<void> {
    const turn = this.nextTurn();
    const user = await ask();
    if (turn === this.turn) this.enter(user);
  }

  private enter(user: User): void {
    this.user = user;
    this.failure = null;
    this.endReason = null;
    this.state = 'signed_in';
    this.backoff.reset();
  }

  private leave(reason: SessionEnd | null): void {
    this.state = 'signed_out';
    this.user = null;
    this.failure = null;
    this.endReason = reason;
  }

  private nextTurn(): number {
    this.cancelRetry();
    this.cancelRetry = () => {};
    this.turn += 1;
    return this.turn;
  }
}
