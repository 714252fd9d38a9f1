import { Tokens } from '../modules/session/tokens.ts';
import type { TestApi } from './test-api.ts';
import type { TestClient } from './test-client.ts';

/** The portal's refresh token, as the client's cookie jar holds it. */
export const refreshTokenOf = (client: TestClient): string => client.cookies.get('tandem_refresh') ?? '';

/** The session that the client's access token names. */
export const sessionIdOf = (desk: TestApi, client: TestClient): string =>
  new Tokens(desk.config).readAccess(client.accessToken)?.sessionId ?? '';

/** A second holder of everything a client holds now: another tab, a request under way, a thief. */
export function copyOf(client: TestClient, copy: TestClient): TestClient {
  copy.accessToken = client.accessToken;
  copy.user = client.user;
  for (const [name, value] of client.cookies) copy.cookies.set(name, value);
  return copy;
}
