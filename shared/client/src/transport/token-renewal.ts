import type { Clock } from '../ports/ports.ts';
import type { AccessTokens } from './access-tokens.ts';

/** How long before its end a token is renewed: a minute, or a fifth of what is left of a short-lived one. */
const AHEAD = 60_000;
const AGAIN_AFTER = 5_000;

/** Keeps a live connection authenticated: renews the token ahead of its end and hands in each new one. */
export class TokenRenewal {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    private readonly handIn: (accessToken: string) => Promise<unknown>,
  ) {}

  /** Until the returned function is called. */
  start(): () => void {
    let stopped = false;
    let cancel = () => {};
    const after = (ms: number): void => {
      cancel();
      cancel = this.clock.after(Math.max(ms, AGAIN_AFTER), renew);
    };
    const plan = (): void => {
      const left = (this.tokens.expiresAt ?? 0) - this.clock.now();
      after(left - Math.min(AHEAD, left / 5));
    };
    const renew = (): void => {
      const { value } = this.tokens;
      if (value === null) return;
      // An api out of reach is asked again; a token that ran out closes the socket with 4401, and that is handled.
      this.tokens.renew(value).catch(() => {
        if (!stopped) after(AGAIN_AFTER); // a connection that is gone meanwhile comes back with its own waits
      });
    };
    const off = this.tokens.onRenewed(() => {
      plan();
      const { value } = this.tokens;
      if (value !== null) this.handIn(value).catch(() => undefined);
    });
    plan();
    return () => {
      stopped = true;
      off();
      cancel();
    };
  }
}
