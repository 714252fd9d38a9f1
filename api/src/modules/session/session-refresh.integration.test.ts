import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, refreshTokenOf, sessionIdOf } from '../../testing/held-tokens.ts';
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

/** Moves the moment of the last rotation back, as time would. */
async function letGracePass(client: TestClient): Promise<void> {
  const id = sessionIdOf(desk, client);
  const found = await records.read(id);
  if (!found) throw new Error('The session is not there.');
  const rotatedAt = found.record.rotatedAt - desk.config.lifetimes.grace * 1_000 - 1;
  await records.replace(id, found, { ...found.record, rotatedAt });
}

describe('refreshing', () => {
  test('replaces both tokens', async () => {
    const client = await desk.given.customer();
    const before = copyOf(client, desk.anonymous());
    const reply = await client.post('/auth/refresh');
    expect(reply.status).toBe(200);
    expect(refreshTokenOf(client)).not.toBe(refreshTokenOf(before));
    expect(reply.body.user).toEqual(client.user);
    client.accessToken = reply.body.accessToken;
    expect((await client.get('/auth/me')).status).toBe(200);
  });

  test('requests that were under way with the tokens before still pass', async () => {
    const client = await desk.given.customer();
    const before = copyOf(client, desk.anonymous());
    await client.post('/auth/refresh');
    expect((await before.get('/auth/me')).status).toBe(200);
    await letGracePass(client);
    expect((await before.get('/auth/me')).status).toBe(401);
    expect((await client.get('/auth/me')).status).toBe(200);
  });

  test('from two tabs at once gives both the same successor', async () => {
    const client = await desk.given.customer();
    const tabs = Array.from({ length: 6 }, () => copyOf(client, desk.anonymous()));
    const replies = await Promise.all(tabs.map((tab) => tab.post('/auth/refresh')));
    expect(replies.map(({ status }) => status)).toEqual(tabs.map(() => 200));
    const tokens = new Tokens(desk.config);
    expect(new Set(tabs.map((tab) => tokens.readRefresh(refreshTokenOf(tab))?.jti)).size).toBe(1);
    for (const tab of tabs) expect((await tab.post('/auth/refresh')).status).toBe(200);
  });

  test('again after a lost answer works, for a short while', async () => {
    const client = await desk.given.customer();
    const lost = copyOf(client, desk.anonymous());
    await lost.post('/auth/refresh');
    expect((await client.post('/auth/refresh')).status).toBe(200);
  });

  test('with a token older than the one before is theft: the session is over for everybody', async () => {
    const client = await desk.given.customer();
    const thief = copyOf(client, desk.anonymous());
    await client.post('/auth/refresh');
    await client.post('/auth/refresh');
    expect((await thief.post('/auth/refresh')).status).toBe(401);
    expect((await client.post('/auth/refresh')).status).toBe(401);
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  test('with the previous token after its grace is theft, too', async () => {
    const client = await desk.given.customer();
    const thief = copyOf(client, desk.anonymous());
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
