import { Device } from '@tandem/api/testing/device';
import { RequestFailed, type Stores } from '@tandem/client';
import type { Account } from '../../site/accounts.ts';
import { pause } from '../pause.ts';
import type { Random } from '../random.ts';
import type { Ledger } from '../record/ledger.ts';
import type { Witness } from '../record/witness.ts';

export interface Surroundings {
  readonly ledger: Ledger;
  readonly witness: Witness;
  /** Where this person's next connection goes. */
  readonly route: () => string;
  readonly random: Random;
  /** Presses “Try again” when the connection is gone, instead of waiting for it to come back by itself. */
  readonly impatient: boolean;
}

/** Nobody goes on writing while so many of theirs wait to be sent. */
const MOST_WAITING = 10;
const LOOK_MS = 500;

/** Somebody with a browser who chats: acts every second or two, whatever the service does meanwhile. */
export abstract class Person {
  readonly device: Device;
  tab!: Stores;
  /** How often the session was gone and they had to sign in again. */
  signIns = 0;
  private readonly timers = new Set<NodeJS.Timeout>();
  private writing = false;
  private signingIn = false;

  constructor(
    readonly account: Account,
    protected readonly around: Surroundings,
  ) {
    const client = account.role === 'customer' ? 'portal' : 'console';
    this.device = new Device(around.route, client, around.witness.of(account));
  }

  /** Signs in and takes up the first ticket. */
  async arrive(): Promise<void> {
    this.tab = await this.device.open();
    await this.signIn();
    await this.begin();
    this.every(LOOK_MS, () => this.settle());
    const { random } = this.around;
    const act = () => {
      if (this.writing && !this.device.time.isAsleep && this.tab.session.state === 'signed_in') this.act();
      this.later(random.between(1_000, 2_000), act);
    };
    this.later(random.between(0, 1_500), act);
  }

  /** From now on writes, or is silent and only looks after what is not sent yet. */
  write(writing: boolean): void {
    this.writing = writing;
    if (!writing) this.tab.timeline.setTyping(false);
  }

  leave(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.device.close();
  }

  protected abstract begin(): Promise<void>;
  protected abstract act(): void;

  protected say(): void {
    const { tab, around, account } = this;
    const { ticketId } = tab.timeline;
    if (ticketId === null || tab.timeline.isEmpty || tab.outbox.messages.length >= MOST_WAITING) return;
    // A few are long: they need space on the disk at once.
    const body = around.ledger.text(around.random.chance(0.05) ? 6_000 : 40);
    const { clientId } = tab.timeline.send(body);
    around.ledger.wrote({ clientId, ticketId, authorId: account.id, body });
  }

  /** What a person does about what the interface shows: signs in again, decides about what was refused. */
  private settle(): void {
    if (this.device.time.isAsleep) return;
    const { session, outbox, connection } = this.tab;
    if (this.around.impatient && connection.state === 'offline') connection.retryNow();
    if ((session.state === 'expired' || session.state === 'signed_out') && !this.signingIn) {
      this.signIns += 1;
      void this.signIn();
    }
    for (const { clientId, state, reason } of outbox.messages) {
      if (state === 'stale') outbox.sendAnyway(clientId);
      else if (state === 'failed') {
        this.around.ledger.refused(clientId, reason?.code ?? 'unknown');
        outbox.takeBack(clientId);
      }
    }
  }

  private async signIn(): Promise<void> {
    this.signingIn = true;
    const { email, password } = this.account;
    for (let tries = 0; this.tab.session.state !== 'signed_in' && tries < 60; tries++) {
      try {
        await this.tab.session.logIn({ email, password });
      } catch (cause) {
        const { code } = RequestFailed.from(cause);
        if (code !== 'offline' && code !== 'timeout' && code !== 'unavailable') {
          this.around.witness.complain(`${this.account.name} could not sign in: ${code}`);
        }
        await pause(LOOK_MS);
      }
    }
    this.signingIn = false;
  }

  private every(ms: number, run: () => void): void {
    const again = () => {
      run();
      this.later(ms, again);
    };
    this.later(ms, again);
  }

  private later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }
}
