import type { Credentials, Device, SignUp } from '@tandem/contract';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors/app-error.ts';
import { networkOf } from '../../http/address.ts';
import type { Allowances } from '../../http/allowances.ts';
import type { RequestOrigin, VerifiedSession } from '../../http/call.ts';
import type { Account, AccountsService } from '../accounts/accounts.service.ts';
import { deviceNamesOf } from './device-names.ts';
import { type Opened, openedOf } from './opened.ts';
import type { PasswordChecks } from './password-checks.ts';
import type { SessionEnder } from './session-ends.ts';
import type { SessionRecord, SessionRecords } from './session-records.ts';
import { hashJti, newJti, newSessionId, type RefreshClaims, type Tokens } from './tokens.ts';

interface Parts {
  readonly accounts: AccountsService;
  readonly checks: PasswordChecks;
  readonly records: SessionRecords;
  readonly ender: SessionEnder;
  readonly tokens: Tokens;
  readonly allowances: Allowances;
  readonly config: Pick<Config, 'lifetimes'>;
  readonly now?: () => number;
}

const MOST_ROTATION_TRIES = 4;

/** Signs people in and out, and keeps the tokens of a session moving. */
export class SessionService {
  private readonly now: () => number;

  constructor(private readonly parts: Parts) {
    this.now = parts.now ?? Date.now;
  }

  /** Accounts are counted per address; a refused password makes none and is not counted. */
  async signUp(person: SignUp, origin: RequestOrigin): Promise<Opened> {
    const { signUpPerAddress } = this.parts.allowances;
    const network = networkOf(origin.address);
    await signUpPerAddress.use(network);
    try {
      return await this.replace(await this.parts.accounts.signUp(person), origin);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'email_taken') await signUpPerAddress.giveBack(network);
      throw cause;
    }
  }

  /** Wrong passwords are counted per account and per address; a right one clears the account's count. */
  async logIn({ email, password }: Credentials, origin: RequestOrigin): Promise<Opened> {
    const account = await this.parts.checks.check(email, password, origin.address);
    if (!account) throw wrongCredentials();
    return this.replace(account, origin);
  }

  /**
   * Trades a refresh token for new tokens. The previous token answers the same successor for a short while; an older
   * one can only have been stolen, from its owner or by them, so the session ends for both.
   */
  async refresh(refreshToken: string | undefined): Promise<Opened> {
    const claims = this.parts.tokens.readRefresh(refreshToken);
    if (!claims) throw new AppError('unauthenticated');
    await this.parts.allowances.refreshPerSession.use(claims.sessionId);

    for (let attempt = 0; attempt < MOST_ROTATION_TRIES; attempt++) {
      const opened = await this.rotate(claims);
      if (opened) return opened;
    }
    throw new AppError('unavailable', undefined, { retryAfter: 1 });
  }

  /** Always succeeds: whoever wants to be signed out is, whether or not the session was still there. */
  async logOut(refreshToken: string | undefined): Promise<void> {
    const claims = this.parts.tokens.readRefresh(refreshToken);
    if (!claims) return;
    const found = await this.parts.records.read(claims.sessionId);
    if (found?.record.accountId !== claims.accountId) return;
    await this.parts.ender.end(claims.accountId, [claims.sessionId], 'signed_out');
  }

  async devices({ id, user }: VerifiedSession): Promise<Device[]> {
    const sessions = await this.parts.records.ofAccount(user.id);
    return sessions.map(([sessionId, record]) => ({
      id: sessionId,
      current: sessionId === id,
      browser: record.browser ?? null,
      system: record.system ?? null,
      createdAt: new Date(record.createdAt).toISOString(),
      lastSeenAt: new Date(record.rotatedAt).toISOString(),
    }));
  }

  async endDevice({ user }: VerifiedSession, sessionId: string): Promise<void> {
    const found = await this.parts.records.read(sessionId);
    if (found?.record.accountId !== user.id) throw new AppError('not_found', 'There is no such device.');
    await this.parts.ender.end(user.id, [sessionId], 'revoked');
  }

  async endOtherDevices({ id, user }: VerifiedSession): Promise<void> {
    const others = (await this.parts.records.idsOf(user.id)).filter((sessionId) => sessionId !== id);
    await this.parts.ender.end(user.id, others, 'revoked');
  }

  /** Opens a session; the one whose cookie it takes the place of is over, since nobody could use it any more. */
  private async replace(account: Account, origin: RequestOrigin): Promise<Opened> {
    const opened = await this.open(account, origin);
    await this.logOut(origin.refreshToken);
    return opened;
  }

  private async open(account: Account, { userAgent }: RequestOrigin): Promise<Opened> {
    const { records, ender, accounts } = this.parts;
    const id = newSessionId();
    const jti = newJti();
    const at = this.now();
    const record: SessionRecord = {
      ...known(account),
      current: hashJti(jti),
      previous: null,
      rotatedAt: at,
      createdAt: at,
      ...deviceNamesOf(userAgent),
    };
    await records.create(id, record);
    // Whoever disabled or changed the account meanwhile ended the sessions they could see. Either they saw this one, or
    // this look at the account sees what they did.
    const latest = await accounts.active(account.id);
    if (latest?.passwordHash !== account.passwordHash || latest.role !== account.role) {
      await ender.end(account.id, [id], 'revoked');
      throw wrongCredentials();
    }
    return openedOf(this.parts, id, record, jti);
  }

  /** Undefined: somebody else changed the record first, look again. */
  private async rotate(claims: RefreshClaims): Promise<Opened | undefined> {
    const { accounts, records, tokens, config } = this.parts;
    const { sessionId, jtiHash } = claims;
    const found = await records.read(sessionId);
    if (found?.record.accountId !== claims.accountId) throw new AppError('unauthenticated');
    // After the record: whoever changes the account changes the record next, so that a swap with what was older fails.
    const account = await accounts.active(claims.accountId);
    if (!account) return this.refuse(claims, 'disabled');
    const { record } = found;
    const next = tokens.nextJti(claims);

    if (jtiHash === record.current) {
      const at = this.now();
      const moved = { ...record, ...known(account), current: hashJti(next), previous: jtiHash, rotatedAt: at };
      return (await records.replace(sessionId, found, moved))
        ? openedOf(this.parts, sessionId, moved, next)
        : undefined;
    }
    const inGrace = this.now() - record.rotatedAt <= config.lifetimes.grace * 1_000;
    if (jtiHash === record.previous && inGrace) return openedOf(this.parts, sessionId, record, next);
    return this.refuse(claims, 'revoked');
  }

  private async refuse({ accountId, sessionId }: RefreshClaims, reason: 'disabled' | 'revoked'): Promise<never> {
    await this.parts.ender.end(accountId, [sessionId], reason);
    throw new AppError('unauthenticated');
  }
}

const known = ({ id, name, email, role }: Account) => ({ accountId: id, name, email, role });

/** The same words whether the address is unknown, the password wrong or the account disabled. */
const wrongCredentials = () => new AppError('unauthenticated', 'The e-mail address or the password is not right.');
