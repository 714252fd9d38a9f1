import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tokens } from '../modules/session/tokens.ts';
import { refreshTokenOf, sessionIdOf } from '../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';
import type { TestClient } from '../testing/test-client.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

describe('an authorised request needs all of it', () => {
  interface Held {
    readonly access: string | undefined;
    readonly refresh: string | undefined;
  }
  test.each<[string, (held: Held, client: TestClient, other: Held) => Partial<Held>]>([
    ['no access token', () => ({ access: undefined })],
    ['no refresh cookie', () => ({ refresh: undefined })],
    ['the refresh token in place of the access token', ({ refresh }) => ({ access: refresh })],
    ['the access token as the cookie', ({ access }) => ({ refresh: access })],
    ['the refresh token of somebody else', (_held, _client, { refresh }) => ({ refresh })],
    ['the access token of somebody else', (_held, _client, { access }) => ({ access })],
    ['a token without a signature', ({ access }) => ({ access: unsigned(access) })],
    ['a token with another role written in', ({ access }) => ({ access: promoted(access) })],
    ['an expired access token', (_held, client) => ({ access: expired(client) })],
    ['a token of a session that never was', (_held, client) => ({ access: invented(client) })],
  ])('%s is 401', async (_name, spoil) => {
    const client = await desk.given.customer();
    const other = await desk.given.customer();
    const held = { access: client.accessToken, refresh: refreshTokenOf(client) };
    expect((await client.get('/auth/me')).status).toBe(200);
    const spoilt = { ...held, ...spoil(held, client, { access: other.accessToken, refresh: refreshTokenOf(other) }) };
    client.accessToken = spoilt.access;
    client.cookies.clear();
    if (spoilt.refresh) client.cookies.set('tandem_refresh', spoilt.refresh);
    const reply = await client.get('/auth/me');
    expect(reply.status).toBe(401);
    expect(reply.body.error).toMatchObject({ code: 'unauthenticated', requestId: expect.any(String) });
  });

  test('the refresh token of the same person’s other device is 401, too', async () => {
    const client = await desk.given.customer();
    const device = desk.anonymous();
    await device.signedIn(device.post('/auth/login', { email: client.user?.email, password: desk.given.password }));
    client.cookies.set('tandem_refresh', refreshTokenOf(device));
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  test('a second cookie of that name, planted by a neighbouring host, does not lock anybody out', async () => {
    const client = await desk.given.customer();
    const other = await desk.given.customer();
    for (const planted of ['nonsense', refreshTokenOf(other)]) {
      const cookie = `tandem_refresh=${planted}; tandem_refresh=${refreshTokenOf(client)}`;
      expect((await client.get('/auth/me', { headers: { cookie } })).status).toBe(200);
    }
  });

  const parts = (token: string | undefined) => (token ?? '').split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = (token: string | undefined) => `${encode({ alg: 'none', typ: 'JWT' })}.${parts(token)[1]}.`;
  const promoted = (token: string | undefined) => {
    const [head, body = '', signature] = parts(token);
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    return `${head}.${encode({ ...claims, role: 'admin' })}.${signature}`;
  };
  const expired = (client: TestClient) =>
    new Tokens(desk.config, () => Date.now() - 3_600_000).signAccess(client.id, sessionIdOf(desk, client), 'customer');
  const invented = (client: TestClient) => new Tokens(desk.config).signAccess(client.id, 'no-such-session', 'customer');
});
