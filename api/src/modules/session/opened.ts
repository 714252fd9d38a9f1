import type { SignedIn } from '@tandem/contract';
import type { Config } from '../../config.ts';
import { type SessionRecord, userOf } from './session-records.ts';
import type { Tokens } from './tokens.ts';

/** What signing in gives: the body for the client, and the refresh token for its cookie. */
export interface Opened {
  readonly signedIn: SignedIn;
  readonly refreshToken: string;
}

interface Signing {
  readonly tokens: Tokens;
  readonly config: Pick<Config, 'lifetimes'>;
}

/** Both tokens of a session whose record has been written; `jti` is the one the record holds the hash of. */
export const openedOf = ({ tokens, config }: Signing, id: string, record: SessionRecord, jti: string): Opened => ({
  signedIn: {
    accessToken: tokens.signAccess(record.accountId, id, record.role, record.generation),
    expiresIn: config.lifetimes.accessToken,
    user: userOf(record),
  },
  refreshToken: tokens.signRefresh(record.accountId, id, jti),
});
