import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { copyOf } from '../../testing/held-tokens.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

afterAll(stopTestApis);

const secret = () => randomBytes(48).toString('base64');
const old = { access: secret(), refresh: secret() };
const fresh = { access: secret(), refresh: secret() };

const settings = (signs: typeof old, accepts?: typeof old) => ({
  ACCESS_TOKEN_SECRET: signs.access,
  REFRESH_TOKEN_SECRET: signs.refresh,
  ACCESS_TOKEN_SECRET_ACCEPTED: accepts?.access ?? '',
  REFRESH_TOKEN_SECRET_ACCEPTED: accepts?.refresh ?? '',
});

/** The same person with the same tokens at another replica. */
const at = (replica: TestApi, client: TestClient) => copyOf(client, replica.anonymous());

async function refreshed(client: TestClient): Promise<TestClient> {
  const reply = await client.post('/auth/refresh');
  expect(reply.status).toBe(200);
  client.accessToken = reply.body.accessToken;
  return client;
}

test('all secrets are replaced, one replica after the other, and nobody has to sign in again', async () => {
  const before = await startTestApi(settings(old));
  // The three steps of docs/operating.md. Between two of them replicas of both run side by side.
  const learnt = await before.replica(settings(old, fresh));
  const signing = await before.replica(settings(fresh, old));
  const after = await before.replica(settings(fresh));
  let client = await before.given.customer();

  for (const [one, other] of [
    [before, learnt],
    [learnt, signing],
    [signing, after],
  ] as const) {
    for (const next of [one, other, one, other]) {
      client = await refreshed(at(next, client));
      // Between the last two: what the old key signed is gone by then, which is what the step waits for.
      for (const replica of [one, other]) expect((await at(replica, client).get('/auth/me')).status).toBe(200);
    }
  }
});

test('two replicas that sign with different keys give two tabs of one session the same successor', async () => {
  const learnt = await startTestApi(settings(old, fresh));
  const signing = await learnt.replica(settings(fresh, old));
  const client = await learnt.given.customer();
  const tabs = [at(learnt, client), at(signing, client), at(learnt, client), at(signing, client)];

  for (const tab of tabs) await refreshed(tab);

  // Were one of them another, it would pass for stolen, and the session would be over for all.
  for (const tab of tabs) expect((await tab.get('/auth/me')).status).toBe(200);
  for (const tab of tabs) await refreshed(tab);
});

test('a session that slept through the whole of it has to sign in again, and nothing worse', async () => {
  const before = await startTestApi(settings(old));
  const after = await before.replica(settings(fresh));
  const client = await before.given.customer();

  expect((await at(after, client).get('/auth/me')).status).toBe(401);
  expect((await at(after, client).post('/auth/refresh')).status).toBe(401);
  expect((await client.get('/auth/me')).status).toBe(200);
});

test('the token of /metrics is replaced the same way', async () => {
  const [first, second] = [secret(), secret()];
  const desk = await startTestApi({ METRICS_TOKEN: first, METRICS_TOKEN_ACCEPTED: second });
  const ask = async (token: string) =>
    (await fetch(`${desk.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;

  expect(await Promise.all([first, second, secret()].map(ask))).toEqual([200, 200, 401]);
});
