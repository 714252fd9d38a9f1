import { mostCategories } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

let desk: TestApi;
let admin: TestClient;
beforeAll(async () => {
  desk = await startTestApi();
  admin = await desk.given.admin();
});
afterAll(stopTestApis);

const add = async (name: string) => (await admin.post('/categories', { name, description: 'About it' })).body;
const offered = async (client: TestClient) =>
  (await client.get('/categories')).body.items.map(({ id }: { id: number }) => id);

test('a category that an admin adds can be chosen at once', async () => {
  const customer = await desk.given.customer();
  await offered(customer); // so that the list is in memory
  const category = await add('Deliveries');
  expect(category).toEqual({ id: category.id, name: 'Deliveries', description: 'About it', retired: false });
  expect(await offered(customer)).toContain(category.id);
  const ticket = await desk.given.ticket(customer, { categoryId: category.id });
  expect(ticket.category).toEqual({ id: category.id, name: 'Deliveries' });
});

test('a retired category takes no ticket, stays on those that have it, and can be brought back', async () => {
  const [customer, agent] = [await desk.given.customer(), await desk.given.agent()];
  const { id } = await add('Fax machines');
  const ticket = await desk.given.ticket(customer, { categoryId: id });
  expect((await admin.patch(`/categories/${id}`, { retired: true })).body.retired).toBe(true);

  expect(await offered(customer)).not.toContain(id);
  const refused = await customer.post('/tickets', {
    title: 'Another',
    description: 'It whistles all day long.',
    categoryId: id,
  });
  expect([refused.status, refused.body.error.fieldCodes.categoryId.code]).toEqual([422, 'no_such_category']);
  expect((await agent.get(`/tickets/${ticket.id}`)).body.category.name).toBe('Fax machines');
  expect((await agent.patch(`/tickets/${ticket.id}`, { categoryId: id, priority: 'high' })).status).toBe(200);
  const elsewhere = await desk.given.ticket(customer);
  expect((await agent.patch(`/tickets/${elsewhere.id}`, { categoryId: id })).status).toBe(422);

  await admin.patch(`/categories/${id}`, { retired: false });
  expect(await offered(customer)).toContain(id);
});

test('a new name is on the tickets that have the category', async () => {
  const [customer, agent] = [await desk.given.customer(), await desk.given.agent()];
  const { id } = await add('Telegrams');
  const ticket = await desk.given.ticket(customer, { categoryId: id });
  await admin.patch(`/categories/${id}`, { name: 'Letters' });
  expect((await agent.get(`/tickets/${ticket.id}`)).body.category).toEqual({ id, name: 'Letters' });
});

test('two categories never have one name', async () => {
  const { id } = await add('Only once');
  const again = await admin.post('/categories', { name: ' Only once ', description: 'About it' });
  expect([again.status, again.body.error.fieldCodes]).toEqual([409, { name: { code: 'name_taken' } }]);
  const other = await add('Something else');
  expect((await admin.patch(`/categories/${other.id}`, { name: 'Only once' })).status).toBe(409);
  expect((await admin.patch(`/categories/${id}`, { name: 'Only once' })).status).toBe(200);
});

test('staff see every category, only admins change the list', async () => {
  const [customer, agent] = [await desk.given.customer(), await desk.given.agent()];
  expect((await customer.get('/categories/all')).status).toBe(403);
  expect((await agent.get('/categories/all')).status).toBe(200);
  for (const who of [customer, agent]) {
    expect((await who.post('/categories', { name: 'Mine', description: 'Mine alone' })).status).toBe(403);
    expect((await who.patch('/categories/1', { retired: true })).status).toBe(403);
  }
  expect((await admin.patch('/categories/987654321', { retired: true })).status).toBe(404);
});

test('there are at most so many, so that no list of them needs pages', async () => {
  const { length } = (await admin.get('/categories/all')).body.items;
  for (let made = length; made < mostCategories; made += 1) await add(`Number ${made}`);
  const refused = await admin.post('/categories', { name: 'One too many', description: 'About it' });
  expect([refused.status, refused.body.error.fieldCodes]).toEqual([
    422,
    { name: { code: 'too_many_categories', max: mostCategories } },
  ]);
});

test('the last category that is offered cannot be retired, also not two at once', async () => {
  const all: { id: number; retired: boolean }[] = (await admin.get('/categories/all')).body.items;
  const [one, other, ...rest] = all.filter(({ retired }) => !retired);
  const others = () =>
    desk.stores.db('categories').whereIn(
      'id',
      rest.map(({ id }) => id),
    );
  await others().update({ retired_at: '2026-11-22 14:00:00.000' });
  const answers = await Promise.all(
    [one, other].map((last) => admin.patch(`/categories/${last?.id}`, { retired: true })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  const refused = answers.find(({ status }) => status === 422);
  expect(refused?.body.error.fieldCodes).toEqual({ retired: { code: 'last_category' } });
  expect(await offered(admin)).toHaveLength(1);
  await others().update({ retired_at: null });
  for (const last of [one, other]) await admin.patch(`/categories/${last?.id}`, { retired: false });
});
