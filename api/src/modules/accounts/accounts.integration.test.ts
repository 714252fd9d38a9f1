import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import { ensureDemoAccounts } from './demo.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

test('in an empty desk the demo accounts are made once, and named only while their password is the known one', async () => {
  const { accounts } = desk.api;
  const made = await ensureDemoAccounts(accounts);
  expect(made.map(({ role }) => role)).toEqual(['customer', 'agent', 'admin']);
  for (const { email, password } of made) {
    expect((await desk.anonymous().post('/auth/login', { email, password })).status).toBe(200);
  }
  await accounts.resetPassword('cleo@demo.example', 'another password entirely');
  expect((await ensureDemoAccounts(accounts)).map(({ role }) => role)).toEqual(['customer', 'agent']);
});

test('staff see all active staff by name, page by page, each exactly once', async () => {
  const agent = await desk.given.agent('Mira');
  for (const name of ['Zoe', 'Adam', 'Mira', 'Mira', 'Ödön', 'adam']) await desk.given.agent(name);
  const gone = await desk.given.agent('Gone');
  await desk.api.accounts.disable(gone.user?.email ?? '');

  const all = (await agent.get('/staff')).body;
  expect(all.nextCursor).toBeNull();
  expect(all.items.map(({ name }: { name: string }) => name)).not.toContain('Gone');
  const paged: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: unknown[]; nextCursor: string | null } = (
      await agent.get(`/staff?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    ).body;
    paged.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all.items);
  expect(paged).toContainEqual({ id: agent.id, name: 'Mira', role: 'agent' });
});

test('a customer does not get the list of staff', async () => {
  const customer = await desk.given.customer();
  expect((await customer.get('/staff')).status).toBe(403);
});

test('a cursor that is not ours is refused', async () => {
  const agent = await desk.given.agent();
  expect((await agent.get('/staff?cursor=bm9wZQ')).status).toBe(400);
  expect((await agent.get('/staff?limit=201')).body.error.fields).toEqual({ limit: 'This must be 200 or less.' });
});

test('whatever changes what an account may do signs it out everywhere', async () => {
  const { accounts } = desk.api;
  const changes: ((email: string) => Promise<unknown>)[] = [
    (email) => accounts.disable(email),
    (email) => accounts.resetPassword(email, 'another password entirely'),
    (email) => accounts.changeRole(email, 'admin'),
  ];
  for (const change of changes) {
    const client = await desk.given.agent();
    await change(client.user?.email ?? '');
    expect((await client.get('/auth/me')).status).toBe(401);
    expect((await client.post('/auth/refresh')).status).toBe(401);
  }
});

test('a disabled account comes back when it is enabled', async () => {
  const client = await desk.given.agent();
  const email = client.user?.email ?? '';
  await desk.api.accounts.disable(email);
  await desk.api.accounts.enable(email);
  expect((await client.post('/auth/login', { email, password: desk.given.password })).status).toBe(200);
});

test('a customer never becomes staff', async () => {
  const client = await desk.given.customer();
  await expect(desk.api.accounts.changeRole(client.user?.email ?? '', 'admin')).rejects.toThrow('is a customer');
});
