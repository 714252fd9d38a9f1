import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestReply } from '../../testing/test-client.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi({
    LIMIT_SIGN_UP_PER_ADDRESS: '4/1h',
    LIMIT_LOGIN_PER_ACCOUNT: '3/15m',
    LIMIT_LOGIN_PER_ADDRESS: '12/15m',
    LIMIT_REFRESH_PER_SESSION: '2/1m',
    LIMIT_REQUESTS_PER_SESSION: '20/1m',
    TRUST_PROXY: '1',
  });
});
afterAll(stopTestApis);

/** Each test comes from an address of its own. */
let addresses = 0;
const elsewhere = () => ({ headers: { 'x-forwarded-for': `198.51.100.${++addresses}` } });

function expectTooMany({ status, headers, body }: TestReply): void {
  expect(status).toBe(429);
  expect(body.error.code).toBe('too_many_requests');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

test('guessing one account’s password ends after a few tries, even from many addresses and with the right one', async () => {
  const client = await desk.given.customer();
  const guess = (password: string) =>
    desk.anonymous().post('/auth/login', { email: client.user?.email, password }, elsewhere());
  for (let time = 0; time < 3; time++) expect((await guess('a wrong password')).status).toBe(401);
  expectTooMany(await guess('a wrong password'));
  expectTooMany(await guess(desk.given.password));
});

test('guesses sent all at once are counted one by one', async () => {
  const client = await desk.given.customer();
  const guess = () =>
    desk.anonymous().post('/auth/login', { email: client.user?.email, password: 'wrong' }, elsewhere());
  const statuses = (await Promise.all(Array.from({ length: 10 }, guess))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
});

test('signing in correctly is never counted, however often', async () => {
  const client = await desk.given.customer();
  const from = elsewhere();
  const body = { email: client.user?.email, password: desk.given.password };
  for (let time = 0; time < 15; time++)
    expect((await desk.anonymous().post('/auth/login', body, from)).status).toBe(200);
});

test('trying many accounts from one address ends, too', async () => {
  const from = elsewhere();
  const guess = (name: number) =>
    desk.anonymous().post('/auth/login', { email: `${name}@example.test`, password: 'x' }, from);
  for (let name = 0; name < 12; name++) expect((await guess(name)).status).toBe(401);
  expectTooMany(await guess(99));
});

test('one address makes a few accounts; refused passwords do not use them up', async () => {
  const from = elsewhere();
  const signUp = (name: number, password = 'seven bicycles under the moon') =>
    desk.anonymous().post('/auth/signup', { name: 'X', email: `many-${name}@example.test`, password }, from);
  for (let time = 0; time < 6; time++) expect((await signUp(0, 'password1234')).status).toBe(400);
  for (let name = 0; name < 4; name++) expect((await signUp(name)).status).toBe(201);
  expectTooMany(await signUp(5));
});

test('a session refreshes only so often', async () => {
  const client = await desk.given.customer();
  expect((await client.post('/auth/refresh')).status).toBe(200);
  expect((await client.post('/auth/refresh')).status).toBe(200);
  expectTooMany(await client.post('/auth/refresh'));
});

test('a session asks only so much', async () => {
  const client = await desk.given.agent();
  for (let time = 0; time < 20; time++) expect((await client.get('/auth/me')).status).toBe(200);
  expectTooMany(await client.get('/auth/me'));
});
