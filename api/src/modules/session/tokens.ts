import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../config.ts';

/** What an access token says, once its signature and lifetime are checked. */
export interface AccessClaims {
  readonly accountId: number;
  readonly sessionId: string;
  /** How often the owner had changed the password during the session when it was given out. */
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface RefreshClaims extends AccessClaims {
  readonly jti: string;
  /** What is stored of it. */
  readonly jtiHash: string;
  /** What it was signed with. */
  readonly key: KeyObject;
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

  private readonly accessKeys: readonly KeyObject[];
  private readonly refreshKeys: readonly KeyObject[];

  constructor(
    private readonly config: Pick<Config, 'accessKey' | 'refreshKey' | 'acceptedKeys' | 'lifetimes'>,
    private readonly now: () => number = Date.now,
  ) {
    this.accessKeys = [config.accessKey, ...config.acceptedKeys.access];
    this.refreshKeys = [config.refreshKey, ...config.acceptedKeys.refresh];
  }

  signAccess(accountId: number, sessionId: string, role: string, generation = 0): string {
    const { accessKey, lifetimes } = this.config;
    const claims = { sid: sessionId, role, typ: 'access', ...(generation > 0 && { gen: generation }) };
    return this.sign(claims, accessKey, accountId, lifetimes.accessToken);
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
    const found = this.verify(token, this.accessKeys, 'access');
    if (found) this.verifiedAccess.set(token, found.claims);
    return found?.claims;
  }

  /** Undefined for anything but a valid refresh token of ours. */
  readRefresh(token: string | undefined): RefreshClaims | undefined {
    if (token === undefined || token.length > LONGEST) return undefined;
    const known = this.verifiedRefresh.get(token);
    if (known) return this.unlessExpired(known);
    const { claims, jti, key } = this.verify(token, this.refreshKeys, 'refresh') ?? {};
    if (claims === undefined || jti === undefined || key === undefined) return undefined;
    const refresh = { ...claims, jti, jtiHash: hashJti(jti), key };
    this.verifiedRefresh.set(token, refresh);
    return refresh;
  }

  /**
   * The successor of a refresh token's jti. It is derived and not drawn, so that whoever presents the previous token
   * again (two tabs, an answer that got lost) is given the same successor, without any token being stored. It comes from
   * the key the token was signed with: while keys are being replaced, replicas sign with different ones.
   */
  nextJti({ sessionId, jti, key }: Pick<RefreshClaims, 'sessionId' | 'jti' | 'key'>): string {
    return createHmac('sha256', key).update(`next-jti\0${sessionId}\0${jti}`).digest('base64url');
  }

  private sign(claims: object, key: KeyObject, accountId: number, lifetime: number): string {
    const iat = Math.floor(this.now() / 1_000);
    return jwt.sign({ ...claims, sub: String(accountId), iat, exp: iat + lifetime }, key, { algorithm: ALGORITHM });
  }

  private unlessExpired<C extends AccessClaims>(claims: C): C | undefined {
    return claims.expiresAt > this.now() ? claims : undefined;
  }

  private verify(token: string, keys: readonly KeyObject[], typ: 'access' | 'refresh'): Verified | undefined {
    for (const key of keys) {
      const claims = this.signedWith(token, key);
      if (claims) return claims['typ'] === typ ? verified(claims, key) : undefined;
    }
    return undefined;
  }

  private signedWith(token: string, key: KeyObject): jwt.JwtPayload | undefined {
    try {
      const clockTimestamp = Math.floor(this.now() / 1_000);
      const claims = jwt.verify(token, key, { algorithms: [ALGORITHM], clockTimestamp });
      return typeof claims === 'string' ? undefined : claims;
    } catch {
      return undefined;
    }
  }
}

interface Verified {
  readonly claims: AccessClaims;
  readonly jti: string | undefined;
  readonly key: KeyObject;
}

function verified(
  { sub, exp, jti, sid: sessionId, gen: generation = 0 }: jwt.JwtPayload,
  key: KeyObject,
): Verified | undefined {
  const accountId = Number(sub);
  if (typeof sessionId !== 'string' || typeof exp !== 'number' || !Number.isSafeInteger(accountId)) return undefined;
  if (typeof generation !== 'number') return undefined;
  const claims = { accountId, sessionId, generation, expiresAt: exp * 1_000 };
  return { claims, jti: typeof jti === 'string' ? jti : undefined, key };
}

/** Only this is stored: a leaked store hands out no usable token. */
export const hashJti = (jti: string): string => createHash('sha256').update(jti).digest('base64url');

/** Unguessable names for a new session and for its first refresh token. */
export const newSessionId = (): string => randomBytes(18).toString('base64url');
export const newJti = (): string => randomBytes(32).toString('base64url');
