import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../config.ts';

/** What an access token says, once its signature and lifetime are checked. */
export interface AccessClaims {
  readonly accountId: number;
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface RefreshClaims extends AccessClaims {
  readonly jti: string;
  /** What is stored of it. */
  readonly jtiHash: string;
}

const ALGORITHM = 'HS256';
const MOST_KEPT = 20_000;
const LONGEST = 2_048;

/**
 * Signs and checks tokens. Keys are key objects and the algorithm is named, which is both the safe and the fast way
 * (STACK); a token that was checked once is remembered until it expires.
 */
export class Tokens {
  private readonly verifiedAccess = new LRUCache<string, AccessClaims>({ max: MOST_KEPT });
  private readonly verifiedRefresh = new LRUCache<string, RefreshClaims>({ max: MOST_KEPT });

  constructor(
    private readonly config: Pick<Config, 'accessKey' | 'refreshKey' | 'lifetimes'>,
    private readonly now: () => number = Date.now,
  ) {}

  signAccess(accountId: number, sessionId: string, role: string): string {
    const { accessKey, lifetimes } = this.config;
    return this.sign({ sid: sessionId, role, typ: 'access' }, accessKey, accountId, lifetimes.accessToken);
  }

  signRefresh(accountId: number, sessionId: string, jti: string): string {
    const { refreshKey, lifetimes } = this.config;
    return this.sign({ sid: sessionId, jti, typ: 'refresh' }, refreshKey, accountId, lifetimes.session);
  }

  /** Undefined for anything but a valid access token of ours. */
  readAccess(token: string | undefined): AccessClaims | undefined {
    if (token === undefined || token.length > LONGEST) return undefined;
    const known = this.verifiedAccess.get(token);
    if (known) return this.unlessExpired(known);
    const claims = this.verify(token, this.config.accessKey, 'access');
    if (claims) this.verifiedAccess.set(token, claims);
    return claims;
  }

  /** Undefined for anything but a valid refresh token of ours. */
  readRefresh(token: string | undefined): RefreshClaims | undefined {
    if (token === undefined || token.length > LONGEST) return undefined;
    const known = this.verifiedRefresh.get(token);
    if (known) return this.unlessExpired(known);
    const claims = this.verify(token, this.config.refreshKey, 'refresh');
    if (claims?.jti === undefined) return undefined;
    const refresh = { ...claims, jti: claims.jti, jtiHash: hashJti(claims.jti) };
    this.verifiedRefresh.set(token, refresh);
    return refresh;
  }

  /**
   * The successor of a refresh token's jti. It is derived and not drawn, so that whoever presents the previous token
   * again (two tabs, an answer that got lost) is given the same successor, without any token being stored.
   */
  nextJti(sessionId: string, jti: string): string {
    return createHmac('sha256', this.config.refreshKey).update(`next-jti\0${sessionId}\0${jti}`).digest('base64url');
  }

  private sign(claims: object, key: KeyObject, accountId: number, lifetime: number): string {
    const iat = Math.floor(this.now() / 1_000);
    return jwt.sign({ ...claims, sub: String(accountId), iat, exp: iat + lifetime }, key, { algorithm: ALGORITHM });
  }

  private unlessExpired<C extends AccessClaims>(claims: C): C | undefined {
    return claims.expiresAt > this.now() ? claims : undefined;
  }

  private verify(
    token: string,
    key: KeyObject,
    typ: 'access' | 'refresh',
  ): (AccessClaims & { jti?: string }) | undefined {
    let claims: string | jwt.JwtPayload;
    try {
      claims = jwt.verify(token, key, { algorithms: [ALGORITHM], clockTimestamp: Math.floor(this.now() / 1_000) });
    } catch {
      return undefined;
    }
    if (typeof claims === 'string' || claims['typ'] !== typ) return undefined;
    const { sub, exp, jti } = claims;
    const sessionId: unknown = claims['sid'];
    const accountId = Number(sub);
    if (typeof sessionId !== 'string' || typeof exp !== 'number' || !Number.isSafeInteger(accountId)) return undefined;
    return { accountId, sessionId, expiresAt: exp * 1_000, ...(typeof jti === 'string' && { jti }) };
  }
}

/** Only this is stored: a leaked store hands out no usable token. */
export const hashJti = (jti: string): string => createHash('sha256').update(jti).digest('base64url');

/** Unguessable names for a new session and for its first refresh token. */
export const newSessionId = (): string => randomBytes(18).toString('base64url');
export const newJti = (): string => randomBytes(32).toString('base64url');
