import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { FloorSettings } from './settings.ts';

interface Claims {
  readonly sub: string;
  readonly sid: string;
  readonly role: string;
  readonly exp: number;
}

const MOST_CACHED = 20_000;

/** Checks an access token and the refresh token of the same session; throws when they do not hold. */
export class Tokens {
  private readonly verified = new Map<string, Claims>();

  constructor(
    private readonly keys: Pick<FloorSettings, 'accessKey' | 'refreshKey'>,
    private readonly cached: boolean,
  ) {}

  check(accessToken: string, cookie: string): Claims {
    const refreshToken = cookie.slice(cookie.indexOf('=') + 1);
    const access = this.verify(accessToken, this.keys.accessKey);
    if (access.sid !== this.verify(refreshToken, this.keys.refreshKey).sid) throw new Error('Two sessions.');
    return access;
  }

  private verify(token: string, key: KeyObject): Claims {
    const known = this.cached ? this.verified.get(token) : undefined;
    if (known && known.exp * 1_000 > Date.now()) return known;
    const claims = jwt.verify(token, key, { algorithms: ['HS256'] }) as unknown as Claims;
    if (this.cached) {
      if (this.verified.size >= MOST_CACHED) this.verified.clear();
      this.verified.set(token, claims);
    }
    return claims;
  }
}
