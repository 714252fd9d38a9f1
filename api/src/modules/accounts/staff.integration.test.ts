import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { AccountsService } from './accounts.service.ts';
import { Passwords } from './passwords.ts';

let desk: TestApi;
let admin: TestClient;
beforeAll(async () => {
  desk = await startTestApi();
  admin = await desk.given.admin('Cleo');
});
afterAll(stopTestApis);

const password = 'seven kites over the harbour';
let made = 0;
const someone = (facts: object = {}) => ({
  name: 'Mira',
  email: `mira-${++made}@example.test`,
  role: 'agent',
  password,
  ...facts,
});

test('an admin makes an account, and its owner signs in with the password that was handed over', async () => {
  const person = someone({ email: `Mira-${++made}@Example.test` });
  const { status, body } = await admin.post('/staff/accounts', person);
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'Mira', email: person.email.toLowerCase(), role: 'agent', disabled: false });
  const client = await desk
    .anonymous()
    .signedIn(desk.anonymous().post('/auth/login', { email: person.email, password }));
  expect(client.user).toEqual({ id: body.id, name: 'Mira', email: body.email, role: 'agent' });
});

test('what is wrong with a new account is said of its field, and nothing is made', async () => {
  const weak = await admin.post('/staff/accounts', someone({ password: 'password1234' }));
  expect([weak.status, Object.keys(weak.body.error.fields)]).toEqual([400, ['password']]);
  const role = await admin.post('/staff/accounts', someone({ role: 'customer' }));
  expect([role.status, Object.keys(role.body.error.fields)]).toEqual([400, ['role']]);
  const taken = await admin.post('/staff/accounts', someone({ email: admin.user?.email }));
  expect([taken.status, taken.body.error.code]).toEqual([409, 'email_taken']);
});

test('an admin sees every account of staff page by page, the disabled ones too, and no customer', async () => {
  const customer = await desk.given.customer('Ana');
  const gone = (await admin.post('/staff/accounts', someone({ name: 'Gone' }))).body;
  await admin.patch(`/staff/accounts/${gone.id}`, { disabled: true });
  const all = (await admin.get('/staff/accounts?limit=100')).body.items;
  expect(all).toContainEqual({ ...gone, disabled: true });
  expect(all.map(({ id }: { id: number }) => id)).not.toContain(customer.id);
  const paged: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: unknown[]; nextCursor: string | null } = (
      await admin.get(`/staff/accounts?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    ).body;
    paged.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
});

test('nobody but an admin may look or change, and a customer’s account is none of it', async () => {
  const [customer, agent] = [await desk.given.customer(), await desk.given.agent()];
  for (const who of [customer, agent]) {
    const answers = [
      await who.get('/staff/accounts'),
      await who.post('/staff/accounts', someone()),
      await who.patch(`/staff/accounts/${agent.id}`, { role: 'admin' }),
      await who.put(`/staff/accounts/${agent.id}/password`, { password }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  }
  for (const id of [customer.id, 987_654_321]) {
    expect((await admin.patch(`/staff/accounts/${id}`, { disabled: true })).status).toBe(404);
    expect((await admin.put(`/staff/accounts/${id}/password`, { password })).status).toBe(404);
  }
  expect((await customer.get('/auth/me')).status).toBe(200);
});

test('who is disabled is out within a second, sockets too, and comes back when enabled', async () => {
  const agent = await desk.given.agent();
  // The embedded stores serve one process; with Redis another replica has to hear of it, too.
  const other = process.env['TEST_BACKEND'] === 'mariadb' ? await desk.replica() : desk;
  const elsewhere = other.anonymous();
  const email = agent.user?.email;
  await elsewhere.signedIn(elsewhere.post('/auth/login', { email, password: desk.given.password }));
  const sockets = [await agent.socket(), await elsewhere.socket()];
  const at = performance.now();
  expect((await admin.patch(`/staff/accounts/${agent.id}`, { disabled: true })).body).toMatchObject({ disabled: true });
  for (const socket of sockets) expect((await socket.closed).code).toBe(4403);
  expect(performance.now() - at).toBeLessThan(1_000);
  expect((await elsewhere.get('/auth/me')).status).toBe(401);
  expect((await agent.get('/auth/me')).status).toBe(401);
  const credentials = { email: agent.user?.email, password: desk.given.password };
  expect((await desk.anonymous().post('/auth/login', credentials)).status).toBe(401);
  await admin.patch(`/staff/accounts/${agent.id}`, { disabled: false });
  expect((await desk.anonymous().post('/auth/login', credentials)).status).toBe(200);
});

test('the tickets of who is disabled are nobody’s again, so that all staff hear of their customers', async () => {
  const [customer, gone, colleague] = [await desk.given.customer(), await desk.given.agent(), await desk.given.agent()];
  const made = [
    await desk.given.ticket(customer),
    await desk.given.ticket(customer),
    await desk.given.ticket(customer),
  ];
  for (const { id } of made) await gone.patch(`/tickets/${id}`, { assigneeId: gone.id });
  const [waiting, resolved, closed] = made.map(({ id }) => `/tickets/${id}`) as [string, string, string];
  await gone.patch(resolved, { status: 'resolved' });
  await gone.patch(closed, { status: 'closed' });
  const assignees = () =>
    Promise.all([waiting, resolved, closed].map(async (path) => (await colleague.get(path)).body.assignee?.id ?? null));
  expect(await assignees()).toEqual([gone.id, gone.id, gone.id]);

  await admin.patch(`/staff/accounts/${gone.id}`, { disabled: true });

  await vi.waitFor(async () => expect(await assignees()).toEqual([null, null, gone.id]), { timeout: 5_000 });
  const { items } = (await colleague.get(`${waiting}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({ kind: 'assignee', author: { id: admin.id }, change: { to: null } });
  const socket = await colleague.socket();
  await customer.post(`${waiting}/messages`, desk.given.message('Is anybody there?'));
  expect(await socket.event('activity')).toBeTruthy();
});

test('tickets that nobody released, since the replica was gone or the account disabled from outside, are taken up', async () => {
  const [customer, gone, colleague] = [await desk.given.customer(), await desk.given.agent(), await desk.given.agent()];
  const { id } = await desk.given.ticket(customer);
  await gone.patch(`/tickets/${id}`, { assigneeId: gone.id });
  const { email } = (await gone.get('/auth/me')).body;
  await desk.api.accounts.disable(email); // as `npm run staff` does it
  await desk.stores.db('accounts').where({ id: gone.id }).update({ disabled_at: '2026-01-01 00:00:00.000' });

  await desk.replica(); // whichever is there looks: this one soon, as it has just begun

  const ticket = async () => (await colleague.get(`/tickets/${id}`)).body;
  await vi.waitFor(async () => expect((await ticket()).assignee).toBeNull(), { timeout: 15_000 });
  const { items } = (await colleague.get(`/tickets/${id}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({ kind: 'assignee', author: { id: gone.id }, change: { to: null } });
});

test('when sessions cannot be ended, the change is told all the same, and they end once that is possible', async () => {
  const [agent, colleague] = [await desk.given.agent(), await desk.given.agent()];
  const socket = await colleague.socket();
  const away = vi.spyOn(desk.stores.keyvalue, 'members').mockRejectedValue(new Error('away'));
  const { status, body } = await admin.patch(`/staff/accounts/${agent.id}`, { disabled: true });
  expect([status, body.error.fieldCodes]).toEqual([503, { body: { code: 'changed_sessions_remain' } }]);
  expect(await socket.event('staff.changed')).toEqual({});
  expect((await agent.get('/auth/me')).status).toBe(200);
  away.mockRestore();
  await vi.waitFor(async () => expect((await agent.get('/auth/me')).status).toBe(401), { timeout: 8_000 });
});

test('an admin who is none any more, and whose session could not be ended, makes no account and sets no password', async () => {
  const [was, agent] = [await desk.given.admin(), await desk.given.agent()];
  await desk.stores.db('accounts').where({ id: was.id }).update({ role: 'agent' });
  expect((await was.post('/staff/accounts', someone())).status).toBe(403);
  expect((await was.put(`/staff/accounts/${agent.id}/password`, { password })).status).toBe(403);
});

test('another role counts at once: the old session is over, the next one has it', async () => {
  const agent = await desk.given.agent();
  await admin.patch(`/staff/accounts/${agent.id}`, { role: 'admin' });
  expect((await agent.get('/staff/accounts')).status).toBe(401);
  const credentials = { email: agent.user?.email, password: desk.given.password };
  const again = await desk.anonymous().signedIn(desk.anonymous().post('/auth/login', credentials));
  expect(again.user?.role).toBe('admin');
});

test('a new password signs the person out everywhere, and the old one is worth nothing', async () => {
  const agent = await desk.given.agent();
  expect((await admin.put(`/staff/accounts/${agent.id}/password`, { password })).status).toBe(204);
  expect((await agent.get('/auth/me')).status).toBe(401);
  const email = agent.user?.email;
  expect((await desk.anonymous().post('/auth/login', { email, password: desk.given.password })).status).toBe(401);
  expect((await desk.anonymous().post('/auth/login', { email, password })).status).toBe(200);
});

test('nobody changes their own access', async () => {
  const tries = [
    await admin.patch(`/staff/accounts/${admin.id}`, { role: 'agent' }),
    await admin.patch(`/staff/accounts/${admin.id}`, { disabled: true }),
    await admin.put(`/staff/accounts/${admin.id}/password`, { password }),
  ];
  expect(tries.map(({ status, body }) => [status, body.error.fieldCodes.id.code])).toEqual(
    Array(3).fill([422, 'own_account']),
  );
  expect((await admin.get('/auth/me')).body.role).toBe('admin');
});

test('of two admins who disable each other at once, one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await desk.given.admin('One'), await desk.given.admin('Other')];
    const answers = await Promise.all([
      one.patch(`/staff/accounts/${other.id}`, { disabled: true }),
      other.patch(`/staff/accounts/${one.id}`, { disabled: true }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { items } = (await admin.get('/staff/accounts?limit=100')).body;
    const both = items.filter(({ id }: { id: number }) => id === one.id || id === other.id);
    expect(both.filter(({ disabled }: { disabled: boolean }) => !disabled)).toHaveLength(1);
  }
});

test('staff are told that the list of staff changed, customers are not', async () => {
  const [agent, customer] = [await desk.given.agent(), await desk.given.customer()];
  const [theirs, hers] = [await agent.socket(), await customer.socket()];
  await admin.post('/staff/accounts', someone());
  expect(await theirs.event('staff.changed')).toEqual({});
  await admin.post('/categories', { name: `Told of ${++made}`, description: 'Something new' });
  expect(await hers.event('categories.changed')).toEqual({});
  expect(hers.events.filter(({ type }) => type === 'staff.changed')).toEqual([]);
});

test('what changes nothing is not told', async () => {
  const agent = await desk.given.agent();
  const { body: member } = await admin.post('/staff/accounts', someone());
  const socket = await agent.socket();
  const told = () => socket.events.filter(({ type }) => type === 'staff.changed').length;
  await socket.settled();
  const before = told();
  await admin.patch(`/staff/accounts/${member.id}`, { role: 'agent', disabled: false });
  await admin.post('/categories', { name: `Told of ${++made}`, description: 'Something new' });
  await socket.event('categories.changed');
  expect(told()).toBe(before);
});

test('of many who ask for the list at once, each gets it, for one read of it', async () => {
  const repository = new AccountsRepository(desk.stores.db);
  const read = vi.spyOn(repository, 'staffPage');
  const sessions = { endAll: async () => {} };
  const accounts = new AccountsService({ accounts: repository, passwords: new Passwords(), sessions });
  const asker = { id: admin.id, role: 'admin' as const };
  const pages = await Promise.all(Array.from({ length: 20 }, () => accounts.staffPage(asker, { limit: 1 })));
  const next = await accounts.staffPage(asker, { limit: 1, cursor: pages[0]?.nextCursor ?? '' });
  expect(new Set(pages.map(({ items }) => items[0]?.id)).size).toBe(1);
  expect(next.items[0]?.id).not.toBe(pages[0]?.items[0]?.id);
  expect(read).toHaveBeenCalledTimes(2);
});
