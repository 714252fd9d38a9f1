import { because, type EndReason, wording } from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import type { Logger } from '../../logging.ts';
import type { AccountSessions } from '../accounts/accounts.service.ts';

interface Parts {
  readonly sessions: AccountSessions;
  readonly log: Logger;
  readonly now?: () => number;
}

interface Owed {
  readonly reason: EndReason;
  readonly until: number;
}

const EVERY_MS = 2_000;
const WITHIN_MS = 3_600_000;
const MOST_OWED = 10_000;

/**
 * Ends every session of an account whose change is committed. What fails is said, and gone on with in the background for
 * an hour: nobody else would finish it.
 */
export class AccountEnds implements AccountSessions {
  private readonly owed = new Map<number, Owed>();
  private readonly now: () => number;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly parts: Parts) {
    this.now = parts.now ?? Date.now;
  }

  /** Throws AppError `unavailable` with `changed_sessions_remain` when sessions are left for later. */
  async endAll(accountId: number, reason: EndReason): Promise<void> {
    try {
      await this.parts.sessions.endAll(accountId, reason);
      this.owed.delete(accountId);
    } catch (cause) {
      if (this.owed.size < MOST_OWED) this.owed.set(accountId, { reason, until: this.now() + WITHIN_MS });
      this.lookLater();
      const { fields, fieldCodes } = wording({ body: because('changed_sessions_remain') });
      throw new AppError('unavailable', fields['body'], { fields, fieldCodes }, { cause });
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private lookLater(): void {
    if (this.stopped || this.timer !== undefined || this.owed.size === 0) return;
    this.timer = setTimeout(() => void this.look(), EVERY_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    for (const [accountId, owed] of [...this.owed]) {
      try {
        await this.parts.sessions.endAll(accountId, owed.reason);
        if (this.owed.get(accountId) === owed) this.owed.delete(accountId);
      } catch (cause) {
        if (this.now() < owed.until) continue;
        this.owed.delete(accountId);
        this.parts.log.error({ cause, accountId }, 'the sessions of a changed account could not be ended');
      }
    }
    this.timer = undefined;
    this.lookLater();
  }
}
