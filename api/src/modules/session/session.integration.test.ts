import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, refreshTokenOf, sessionIdOf } from '../../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import { SessionRecords } from './session-records.ts';
import { Tokens } from './tokens.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

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
    expect(reply.body.error.fieldCodes).toEqual({ password: { code: 'password_common' } });
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
    const before = copyOf(client, desk.anonymous());
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

describe('signing out', () => {
  test('ends the session and clears the cookie', async () => {
    const client = await desk.given.customer();
    const copy = copyOf(client, desk.anonymous());
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
    const copy = copyOf(client, desk.anonymous());
    client.accessToken = new Tokens(desk.config, () => 0).signAccess(client.id, sessionIdOf(desk, client), 'customer');
    expect((await client.post('/auth/logout')).status).toBe(204);
    expect((await copy.get('/auth/me')).status).toBe(401);
    expect((await copy.post('/auth/logout')).status).toBe(204);
  });
});

describe('my devices', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

  const records = () => new SessionRecords(desk.stores.keyvalue, desk.config.lifetimes.session);

  async function twoDevices() {
    const first = await desk.given.customer();
    const second = desk.anonymous();
    const body = { email: first.user?.email, password: desk.given.password };
    await second.signedIn(second.post('/auth/login', body, { headers: { 'user-agent': firefox } }));
    return { first, second };
  }

  test('are listed, with the one I am on', async () => {
    const { first, second } = await twoDevices();
    const { body } = await first.get('/auth/sessions');
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: sessionIdOf(desk, second),
        current: false,
        browser: 'Firefox',
        system: 'Linux',
      }),
    );
    expect(body.items).toContainEqual(expect.objectContaining({ id: sessionIdOf(desk, first), current: true }));
  });

  test('are known by names alone: neither the header nor the address is kept', async () => {
    const { second } = await twoDevices();
    const kept = JSON.stringify(await records().read(sessionIdOf(desk, second)));
    expect(kept).toContain('Firefox');
    expect(kept).not.toContain('Gecko');
    expect(kept).not.toContain('127.0.0.1');
  });

  test('can be signed out one by one, and nobody else’s can', async () => {
    const { first, second } = await twoDevices();
    const stranger = await desk.given.customer();
    expect((await stranger.delete(`/auth/sessions/${sessionIdOf(desk, second)}`)).status).toBe(404);
    expect((await second.get('/auth/me')).status).toBe(200);
    expect((await first.delete(`/auth/sessions/${sessionIdOf(desk, second)}`)).status).toBe(204);
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
  const tokens = [client.accessToken ?? '', refreshTokenOf(client)];
  await client.post('/auth/login', { email: 'x', password: 'a wrong secret one' });
  await client.post('/auth/signup', { password: 'another secret one', role: 'admin' });
  await client.post('/auth/refresh');
  await client.get('/tickets?q=searched-for-this');
  tokens.push(refreshTokenOf(client));
  const log = desk.logged();
  expect(log).toContain('"route":"/api/v1/auth/login"');
  for (const secret of [...tokens, desk.given.password, 'secret one', 'searched-for-this'])
    expect(log).not.toContain(secret);
});
