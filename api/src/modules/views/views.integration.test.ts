import { mostSavedViews } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

const query = {
  view: 'all',
  q: 'printer',
  status: 'open',
  priority: null,
  categoryId: 2,
  customerId: null,
  sort: '-createdAt',
};

test('a view that was saved comes back as it was, and only to its owner', async () => {
  const [ben, cleo] = [await desk.given.agent('Ben'), await desk.given.agent('Cleo')];
  const { status, body } = await ben.post('/views', { name: ' Printers ', query });
  expect([status, body]).toEqual([201, { id: body.id, name: 'Printers', query }]);
  expect((await ben.get('/views')).body.items).toEqual([body]);
  expect((await cleo.get('/views')).body.items).toEqual([]);
  expect((await cleo.delete(`/views/${body.id}`)).status).toBe(404);
  expect((await ben.delete(`/views/${body.id}`)).status).toBe(204);
  expect((await ben.delete(`/views/${body.id}`)).status).toBe(404);
  expect((await ben.get('/views')).body.items).toEqual([]);
});

test('a view goes by another name, for its owner alone, and shows what it showed', async () => {
  const [ben, cleo] = [await desk.given.agent('Ben'), await desk.given.agent('Cleo')];
  const { id } = (await ben.post('/views', { name: 'Printers', query })).body;
  expect(await ben.patch(`/views/${id}`, { name: ' Paper jams ' })).toMatchObject({
    status: 200,
    body: { id, name: 'Paper jams', query },
  });
  const refused = [
    await cleo.patch(`/views/${id}`, { name: 'Mine now' }),
    await ben.patch(`/views/${id}`, { name: ' ' }),
    await ben.patch(`/views/${id}`, { name: 'Other', query }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([404, 400, 400]);
  expect((await ben.get('/views')).body.items).toEqual([{ id, name: 'Paper jams', query }]);
});

test('what is no view is refused by name', async () => {
  const ben = await desk.given.agent('Ben');
  for (const [field, value] of Object.entries({ view: 'secret', status: 'odd', sort: null, categoryId: -1 })) {
    const refused = await ben.post('/views', { name: 'Odd', query: { ...query, [field]: value } });
    expect([refused.status, Object.keys(refused.body.error.fields)]).toEqual([400, [`query.${field}`]]);
  }
  expect((await ben.post('/views', { name: 'Odd', query: { ...query, extra: 1 } })).status).toBe(400);
});

test('views are for staff', async () => {
  const ana = await desk.given.customer();
  const answers = [
    await ana.get('/views'),
    await ana.post('/views', { name: 'Mine', query }),
    await ana.patch('/views/1', { name: 'Mine' }),
    await ana.delete('/views/1'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('there are at most so many for each', async () => {
  const ben = await desk.given.agent('Ben');
  for (let made = 0; made < mostSavedViews; made += 1) await ben.post('/views', { name: `View ${made}`, query });
  const refused = await ben.post('/views', { name: 'One too many', query });
  expect([refused.status, refused.body.error.fieldCodes.name.code]).toEqual([422, 'too_many_views']);
  expect((await ben.get('/views')).body.items).toHaveLength(mostSavedViews);
});

test('saved at the same moment, there are no more of them, and whatever there is can be seen and forgotten', async () => {
  const ben = await desk.given.agent('Ben');
  for (let made = 0; made < mostSavedViews - 1; made += 1) await ben.post('/views', { name: `View ${made}`, query });
  const both = await Promise.all(['One', 'Other'].map((name) => ben.post('/views', { name, query })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);

  const row = { account_id: ben.id, name: 'Beyond', query: JSON.stringify(query) };
  await desk.stores.db('saved_views').insert(row);
  const { items } = (await ben.get('/views')).body;
  expect(items.at(-1).name).toBe('Beyond');
  expect((await ben.delete(`/views/${items.at(-1).id}`)).status).toBe(204);
});

test('what this version cannot read makes room for what it can', async () => {
  const cleo = await desk.given.agent('Cleo');
  const odd = { account_id: cleo.id, name: 'Odd', query: '{"of":"another version"}' };
  await desk.stores.db('saved_views').insert(Array.from({ length: 2 * mostSavedViews - 1 }, () => odd));
  for (const name of ['Mine', 'Mine too']) expect((await cleo.post('/views', { name, query })).status).toBe(201);
  expect((await cleo.get('/views')).body.items.map(({ name }: { name: string }) => name)).toEqual(['Mine', 'Mine too']);
  expect(await desk.stores.db('saved_views').where({ account_id: cleo.id })).toHaveLength(2);
});
