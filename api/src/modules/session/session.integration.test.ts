import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { SessionRecords } from './session-records.ts';
import { Tokens } from './tokens.ts';

let desk: TestApi;
let records: SessionRecords;
beforeAll(async () => {
  desk = await startTestApi();
  records = new SessionRecords(desk.stores.keyvalue, desk.config.lifetimes.session);
});
afterAll(stopTestApis);

const refreshOf = (client: TestClient) => client.cookies.get('tandem_refresh') ?? '';
const sessionIdOf = (client: TestClient) => new Tokens(desk.config).readAccess(client.accessToken)?.sessionId ?? '';

/** A second holder of what a client holds now. */
function copyOf(client: TestClient): TestClient {
  const copy = desk.anonymous();
  copy.accessToken = client.accessToken;
  for (const [name, value] of client.cookies) copy.cookies.set(name, value);
  return copy;
}

/** Moves the moment of the last rotation back, as time would. */
async function letGracePass(client: TestClient): Promise<void> {
  const id = sessionIdOf(client);
  const found = await records.read(id);
  if (!found) throw new Error('The session is not there.');
  const rotatedAt = found.record.rotatedAt - desk.config.lifetimes.grace * 1_000 - 1;
  await records.replace(id, found, { ...found.record, rotatedAt });
}

describe('signing up', () => {
  const person = (more: object = {}) => ({
    name: 'Ana',
    email: `${Math.random()}@example.test`,
    password: 'seven bicycles under the moon',
    ...more,
  });

  test('makes a customer and signs them in', async () => {
    const reply = await desk.anonymous().post('/auth/signup', person({ email: 'Ana.Upper@Example.test' }));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      expiresIn: 900,
      user: { name: 'Ana', email: 'ana.upper@example.test', role: 'customer' },
    });
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^tandem_refresh=[\w-]+\.[\w-]+\.[\w-]+; Path=\/api\/v1; Max-Age=604800; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  test('with a role, or anything else that is not asked for, is refused', async () => {
    for (const more of [{ role: 'admin' }, { id: 1 }, { disabledAt: null }]) {
      const reply = await desk.anonymous().post('/auth/signup', person(more));
      expect(reply.status).toBe(400);
      expect(reply.body.error.fields).toEqual({ [Object.keys(more)[0] ?? '']: 'This field is not known.' });
    }
  });

  test('with an address that has an account, in whatever case, is a conflict', async () => {
    const email = 'twice@example.test';
    expect((await desk.anonymous().post('/auth/signup', person({ email }))).status).toBe(201);
    const again = await desk.anonymous().post('/auth/signup', person({ email: 'TWICE@example.test' }));
    expect(again.status).toBe(409);
    expect(again.body.error).toMatchObject({ code: 'email_taken', fields: { email: expect.any(String) } });
  });

  test('twice at the same moment makes one account', async () => {
    const one = person();
    const replies = await Promise.all([1, 2, 3].map(() => desk.anonymous().post('/auth/signup', one)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('with a common password says so at the password', async () => {
    const reply = await desk.anonymous().post('/auth/signup', person({ password: 'password1234' }));
    expect(reply.status).toBe(400);
    expect(reply.body.error.fields.password).toContain('most used');
  });
});

describe('signing in', () => {
  test('an unknown address, a wrong password and a disabled account are told the same', async () => {
    const client = await desk.given.customer();
    const email = client.user?.email ?? '';
    const { password } = desk.given;
    const unknown = await desk.anonymous().post('/auth/login', { email: 'nobody@example.test', password });
    const wrong = await desk.anonymous().post('/auth/login', { email, password: 'not the password' });
    await desk.api.accounts.disable(email);
    const disabled = await desk.anonymous().post('/auth/login', { email, password });
    for (const reply of [unknown, wrong, disabled]) {
      expect(reply.status).toBe(401);
      expect(reply.body.error.message).toBe(unknown.body.error.message);
      expect(reply.headers.getSetCookie()).toEqual([]);
    }
  });

  test('over the session of the same browser ends that session', async () => {
    const client = await desk.given.customer();
    const before = copyOf(client);
    await client.signedIn(client.post('/auth/login', { email: client.user?.email, password: desk.given.password }));
    expect((await client.get('/auth/me')).status).toBe(200);
    expect((await before.get('/auth/me')).status).toBe(401);
  });

  test('the console has a cookie of its own', async () => {
    const client = await desk.given.customer();
    const headers = { 'X-Tandem-Client': 'console' };
    const body = { email: client.user?.email, password: desk.given.password };
    const reply = await client.post('/auth/login', body, { headers });
    expect([...client.cookies.keys()]).toEqual(['tandem_refresh', 'tandem_refresh_console']);
    expect((await client.get('/auth/me')).status).toBe(200);
    client.accessToken = reply.body.accessToken;
    expect((await client.get('/auth/me', { headers })).status).toBe(200);
    expect((await client.get('/auth/me')).status).toBe(401);
  });
});

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
    const held = { access: client.accessToken, refresh: refreshOf(client) };
    expect((await client.get('/auth/me')).status).toBe(200);
    const spoilt = { ...held, ...spoil(held, client, { access: other.accessToken, refresh: refreshOf(other) }) };
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
    client.cookies.set('tandem_refresh', refreshOf(device));
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  test('a cookie that a neighbouring host planted does not lock anybody out', async () => {
    const client = await desk.given.customer();
    const reply = await client.get('/auth/me', {
      headers: { cookie: `tandem_refresh=planted; tandem_refresh=${refreshOf(client)}` },
    });
    expect(reply.status).toBe(200);
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
    new Tokens(desk.config, () => Date.now() - 3_600_000).signAccess(client.id, sessionIdOf(client), 'customer');
  const invented = (client: TestClient) => new Tokens(desk.config).signAccess(client.id, 'no-such-session', 'customer');
});

describe('refreshing', () => {
  test('replaces both tokens', async () => {
    const client = await desk.given.customer();
    const before = copyOf(client);
    const reply = await client.post('/auth/refresh');
    expect(reply.status).toBe(200);
    expect(refreshOf(client)).not.toBe(refreshOf(before));
    expect(reply.body.user).toEqual(client.user);
    client.accessToken = reply.body.accessToken;
    expect((await client.get('/auth/me')).status).toBe(200);
  });

  test('requests that were under way with the tokens before still pass', async () => {
    const client = await desk.given.customer();
    const before = copyOf(client);
    await client.post('/auth/refresh');
    expect((await before.get('/auth/me')).status).toBe(200);
    await letGracePass(client);
    expect((await before.get('/auth/me')).status).toBe(401);
    expect((await client.get('/auth/me')).status).toBe(200);
  });

  test('from two tabs at once gives both the same successor', async () => {
    const client = await desk.given.customer();
    const tabs = Array.from({ length: 6 }, () => copyOf(client));
    const replies = await Promise.all(tabs.map((tab) => tab.post('/auth/refresh')));
    expect(replies.map(({ status }) => status)).toEqual(tabs.map(() => 200));
    const tokens = new Tokens(desk.config);
    expect(new Set(tabs.map((tab) => tokens.readRefresh(refreshOf(tab))?.jti)).size).toBe(1);
    for (const tab of tabs) expect((await tab.post('/auth/refresh')).status).toBe(200);
  });

  test('again after a lost answer works, for a short while', async () => {
    const client = await desk.given.customer();
    const lost = copyOf(client);
    await lost.post('/auth/refresh');
    expect((await client.post('/auth/refresh')).status).toBe(200);
  });

  test('with a token older than the one before is theft: the session is over for everybody', async () => {
    const client = await desk.given.customer();
    const thief = copyOf(client);
    await client.post('/auth/refresh');
    await client.post('/auth/refresh');
    expect((await thief.post('/auth/refresh')).status).toBe(401);
    expect((await client.post('/auth/refresh')).status).toBe(401);
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  test('with the previous token after its grace is theft, too', async () => {
    const client = await desk.given.customer();
    const thief = copyOf(client);
    await client.post('/auth/refresh');
    await letGracePass(client);
    expect((await thief.post('/auth/refresh')).status).toBe(401);
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  test.each([
    ['no cookie', undefined],
    ['nonsense', 'nonsense'],
  ])('with %s is 401', async (_name, cookie) => {
    const client = desk.anonymous();
    if (cookie) client.cookies.set('tandem_refresh', cookie);
    expect((await client.post('/auth/refresh')).status).toBe(401);
  });

  test('with an access token in the cookie is 401', async () => {
    const client = await desk.given.customer();
    client.cookies.set('tandem_refresh', client.accessToken ?? '');
    expect((await client.post('/auth/refresh')).status).toBe(401);
  });
});

describe('signing out', () => {
  test('ends the session and clears the cookie', async () => {
    const client = await desk.given.customer();
    const copy = copyOf(client);
    const reply = await client.post('/auth/logout');
    expect(reply.status).toBe(204);
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^tandem_refresh=; Path=\/api\/v1; Max-Age=0; HttpOnly; SameSite=Strict$/,
    );
    expect((await copy.get('/auth/me')).status).toBe(401);
    expect((await copy.post('/auth/refresh')).status).toBe(401);
  });

  test('works without a good access token, and twice', async () => {
    const client = await desk.given.customer();
    const copy = copyOf(client);
    client.accessToken = new Tokens(desk.config, () => 0).signAccess(client.id, sessionIdOf(client), 'customer');
    expect((await client.post('/auth/logout')).status).toBe(204);
    expect((await copy.get('/auth/me')).status).toBe(401);
    expect((await copy.post('/auth/logout')).status).toBe(204);
  });
});

describe('my devices', () => {
  async function twoDevices() {
    const first = await desk.given.customer();
    const second = desk.anonymous();
    const body = { email: first.user?.email, password: desk.given.password };
    await second.signedIn(second.post('/auth/login', body, { headers: { 'user-agent': 'Second device' } }));
    return { first, second };
  }

  test('are listed, with the one I am on', async () => {
    const { first, second } = await twoDevices();
    const { body } = await first.get('/auth/sessions');
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: sessionIdOf(second),
        current: false,
        userAgent: 'Second device',
        address: '127.0.0.1',
      }),
    );
    expect(body.items).toContainEqual(expect.objectContaining({ id: sessionIdOf(first), current: true }));
  });

  test('can be signed out one by one, and nobody else’s can', async () => {
    const { first, second } = await twoDevices();
    const stranger = await desk.given.customer();
    expect((await stranger.delete(`/auth/sessions/${sessionIdOf(second)}`)).status).toBe(404);
    expect((await second.get('/auth/me')).status).toBe(200);
    expect((await first.delete(`/auth/sessions/${sessionIdOf(second)}`)).status).toBe(204);
    expect((await second.get('/auth/me')).status).toBe(401);
    expect((await first.get('/auth/sessions')).body.items).toHaveLength(1);
  });

  test('can all be signed out but the one I am on', async () => {
    const { first, second } = await twoDevices();
    expect((await first.delete('/auth/sessions')).status).toBe(204);
    expect((await second.get('/auth/me')).status).toBe(401);
    expect((await first.get('/auth/me')).status).toBe(200);
  });
});

test('no password and no token is ever logged', async () => {
  const client = await desk.given.customer();
  const tokens = [client.accessToken ?? '', refreshOf(client)];
  await client.post('/auth/login', { email: 'x', password: 'a wrong secret one' });
  await client.post('/auth/signup', { password: 'another secret one', role: 'admin' });
  await client.post('/auth/refresh');
  await client.get('/tickets?q=searched-for-this');
  tokens.push(refreshOf(client));
  const log = desk.logged();
  expect(log).toContain('"route":"/api/v1/auth/login"');
  for (const secret of [...tokens, desk.given.password, 'secret one', 'searched-for-this'])
    expect(log).not.toContain(secret);
});
