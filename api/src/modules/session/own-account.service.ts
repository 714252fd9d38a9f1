import {
  because,
  type Participant,
  type PasswordChange,
  type Profile,
  type RefusalCode,
  type User,
  wording,
} from '@tandem/contract';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors/app-error.ts';
import type { RequestOrigin, VerifiedSession } from '../../http/call.ts';
import type { Account, AccountsService } from '../accounts/accounts.service.ts';
import { type Opened, openedOf } from './opened.ts';
import type { PasswordChecks } from './password-checks.ts';
import type { SessionEnder } from './session-ends.ts';
import { generationOf, type SessionRecords } from './session-records.ts';
import { hashJti, newJti, type Tokens } from './tokens.ts';

interface Parts {
  readonly accounts: AccountsService;
  readonly checks: PasswordChecks;
  readonly records: SessionRecords;
  readonly ender: SessionEnder;
  readonly tokens: Tokens;
  readonly config: Pick<Config, 'lifetimes'>;
  /** Told of a new name once it is committed. Never throws. */
  readonly announce: (person: Participant) => void;
  /** Told of a session whose tokens from before a generation are worthless. Never throws. */
  readonly renewed: (sessionId: string, generation: number) => void;
  readonly now?: () => number;
}

/** What people change of their own account. */
export class OwnAccountService {
  private readonly now: () => number;

  constructor(private readonly parts: Parts) {
    this.now = parts.now ?? Date.now;
  }

  /** Every session of the account goes by the new name from its next request on, its sockets as soon as they are told. */
  async rename({ user }: VerifiedSession, { name }: Profile): Promise<User> {
    if (name === user.name) return user;
    const { accounts, records, announce } = this.parts;
    await accounts.rename(user.id, name);
    try {
      for (const id of await records.idsOf(user.id)) await records.amend(id, (record) => ({ ...record, name }));
    } finally {
      announce({ id: user.id, name, role: user.role }); // committed, whether or not each session could be told
    }
    return { ...user, name };
  }

  /**
   * Whoever else is signed in with the account is out: their sessions end, and this one gets new tokens that do not follow
   * from those before, so that a stolen copy of them is worth nothing, nor a socket that was opened with it.
   */
  async changePassword(session: VerifiedSession, change: PasswordChange, origin: RequestOrigin): Promise<Opened> {
    const { checks } = this.parts;
    const account = await checks.check(session.user.email, change.currentPassword, origin.address);
    if (!account && !(await this.isMadeAlready(session, change))) throw refusal('currentPassword', 'wrong_password');
    if (change.newPassword === change.currentPassword) {
      throw refusal('newPassword', 'same_password');
    }
    if (account && !(await this.replace(session, account, change))) {
      throw refusal('currentPassword', 'password_changed_meanwhile');
    }
    try {
      await this.endOthers(session);
      return await this.openAnew(session);
    } catch (cause) {
      // The password is the new one already: to be told to try the old one again would be wrong.
      if (!(cause instanceof AppError) || cause.code !== 'unavailable') throw cause;
      const { fields, fieldCodes } = wording({ newPassword: because('password_changed_devices_remain') });
      throw new AppError('unavailable', fields['newPassword'], { retryAfter: 2, fields, fieldCodes }, { cause });
    }
  }

  private async replace({ id }: VerifiedSession, account: Account, { newPassword }: PasswordChange): Promise<boolean> {
    const { accounts, records } = this.parts;
    try {
      return await accounts.changePassword(account, newPassword);
    } catch (cause) {
      if (AppError.from(cause).code === 'unavailable') {
        await records.amend(id, (record) => ({ ...record, unsure: true })).catch(() => undefined);
      }
      throw cause;
    }
  }

  /** The same change again, whose first try was made though nobody could say so: what was the current password is not any more. */
  private async isMadeAlready({ id, user }: VerifiedSession, { newPassword }: PasswordChange): Promise<boolean> {
    const { accounts, records } = this.parts;
    const isUnsure = (await records.read(id))?.record.unsure ?? false;
    return isUnsure && (await accounts.authenticate(user.email, newPassword)) !== undefined;
  }

  private async endOthers({ id, user }: VerifiedSession): Promise<void> {
    const { records, ender } = this.parts;
    const others = (await records.idsOf(user.id)).filter((sessionId) => sessionId !== id);
    await ender.end(user.id, others, 'password_changed');
  }

  private async openAnew({ id }: VerifiedSession): Promise<Opened> {
    const jti = newJti();
    const renewed = await this.parts.records.amend(id, ({ unsure: _, ...record }) => ({
      ...record,
      generation: generationOf(record) + 1,
      current: hashJti(jti),
      previous: null,
      rotatedAt: this.now(),
    }));
    if (!renewed) throw new AppError('unauthenticated'); // signed out meanwhile, from another device
    this.parts.renewed(id, generationOf(renewed));
    return openedOf(this.parts, id, renewed, jti);
  }
}

type Wrong = Extract<RefusalCode, 'wrong_password' | 'same_password' | 'password_changed_meanwhile'>;
const refusal = (field: keyof PasswordChange, code: Wrong) =>
  new AppError('validation', undefined, wording({ [field]: because(code) }));
