import { AppError } from '../errors/app-error.ts';
import { generationOf, type SessionRecord, type SessionRecords, userOf } from '../modules/session/session-records.ts';
import type { AccessClaims, RefreshClaims, Tokens } from '../modules/session/tokens.ts';
import type { VerifiedSession } from './call.ts';
import { cookieValues } from './refresh-cookie.ts';

/** A session and the moment its access token stops counting, in milliseconds since 1970. */
export interface VerifiedUntil {
  readonly session: VerifiedSession;
  readonly expiresAt: number;
}

/**
 * Decides who is asking. An access token, a refresh token of the same session and account, and the session's record:
 * all three, or `unauthenticated`. Costs one read of the key-value store.
 */
export class SessionGuard {
  private readonly grace: number;

  constructor(
    private readonly tokens: Tokens,
    private readonly records: SessionRecords,
    graceSeconds: number,
    private readonly now: () => number = Date.now,
  ) {
    this.grace = graceSeconds * 1_000;
  }

  /** For a request or a new socket. Of several refresh tokens the one of the access token's session counts. */
  async verify(accessToken: string | undefined, refreshTokens: readonly string[]): Promise<VerifiedUntil> {
    const access = this.tokens.readAccess(accessToken);
    if (!access) throw new AppError('unauthenticated');
    const refresh = this.ofSession(access.sessionId, refreshTokens);
    if (!refresh || refresh.accountId !== access.accountId) throw new AppError('unauthenticated');

    const record = await this.recordOf(access);
    if (!this.isCurrent(record, refresh.jtiHash)) throw new AppError('unauthenticated');
    return { session: sessionOf(access.sessionId, record), expiresAt: access.expiresAt };
  }

  /** For `hello`: the socket's access token, and the cookies its upgrade brought, of whichever name. */
  verifySocket(accessToken: string, cookieHeader: string | undefined): Promise<VerifiedUntil> {
    return this.verify(accessToken, cookieValues(cookieHeader));
  }

  /**
   * For `renew`: a fresh access token of the session the socket already belongs to. The upgrade's cookie is not asked
   * again: the refresh that gave this access token has replaced it since. So nothing but the token says that it is not from
   * before a change of password.
   */
  async renewSocket(accessToken: string, sessionId: string): Promise<VerifiedUntil> {
    const access = this.tokens.readAccess(accessToken);
    if (!access || access.sessionId !== sessionId) throw new AppError('unauthenticated');
    const record = await this.recordOf(access);
    if (generationOf(record) !== access.generation) throw new AppError('unauthenticated');
    return { session: sessionOf(sessionId, record), expiresAt: access.expiresAt };
  }

  private async recordOf({ sessionId, accountId }: AccessClaims): Promise<SessionRecord> {
    const record = (await this.records.read(sessionId))?.record;
    if (record?.accountId !== accountId) throw new AppError('unauthenticated');
    return record;
  }

  private ofSession(sessionId: string, refreshTokens: readonly string[]): RefreshClaims | undefined {
    for (const token of refreshTokens) {
      const claims = this.tokens.readRefresh(token);
      if (claims?.sessionId === sessionId) return claims;
    }
    return undefined;
  }

  private isCurrent(record: SessionRecord, jtiHash: string): boolean {
    if (jtiHash === record.current) return true;
    return jtiHash === record.previous && this.now() - record.rotatedAt <= this.grace;
  }
}

function sessionOf(id: string, record: SessionRecord): VerifiedSession {
  const user = userOf(record);
  const participant = { id: user.id, name: user.name, role: user.role };
  return { id, user, participant, generation: generationOf(record) };
}
