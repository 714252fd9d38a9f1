import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(stopTestApis);

const said = async (reader: TestClient, query = '') =>
  (await reader.get(`/tickets${query}`)).body.items.map(({ lastMessage }: { lastMessage?: object }) => lastMessage);

test('a customer’s list says how the latest message begins and who wrote it, whatever happened since', async () => {
  const [ana, ben] = [await api.given.customer('Ana'), await api.given.agent('Ben')];
  const silent = await api.given.ticket(ana, { title: 'The silent one' });
  const { id } = await api.given.ticket(ana, { title: 'The printer hums' });
  await ana.post(`/tickets/${id}/messages`, api.given.message('Hello?'));
  await ben.post(`/tickets/${id}/messages`, api.given.message(`Which\nprinter? ${'Tell me more. '.repeat(100)}`));
  await ben.patch(`/tickets/${id}`, { status: 'in_progress', priority: 'low' });

  const [latest, first] = await said(ana);

  expect(latest).toEqual({
    author: { id: ben.id, name: 'Ben' },
    excerpt: expect.stringMatching(/^Which printer\? Tell.*…$/),
  });
  expect(latest.excerpt.length).toBeLessThanOrEqual(141);
  expect(first).toBeUndefined();
  expect(await said(ana, '?q=printer&sort=priority')).toEqual([latest]);
  expect((await ana.get(`/tickets/${silent.id}`)).body).not.toHaveProperty('lastMessage');
  expect(await said(ben, `?customerId=${ana.id}`)).toEqual([undefined, undefined]);
});

test('a customer is told of a message together with its beginning; of any other change without', async () => {
  const [ana, ben] = [await api.given.customer('Ana'), await api.given.agent('Ben')];
  const { id } = await api.given.ticket(ana);
  const phone = await ana.socket();

  await ben.post(`/tickets/${id}/messages`, api.given.message('I am on it'));
  const { tickets } = await phone.event('tickets.changed');
  expect(tickets).toMatchObject([{ id, lastMessage: { author: { id: ben.id, name: 'Ben' }, excerpt: 'I am on it' } }]);

  await ben.patch(`/tickets/${id}`, { status: 'resolved' });
  const { tickets: resolved } = await phone.event(
    'tickets.changed',
    ({ tickets: [one] }) => one?.status === 'resolved',
  );
  expect(resolved[0]).not.toHaveProperty('lastMessage');
});
