import { http, type KnownCategory } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';
import { sam } from '../testing/samples.ts';
import { CategoryListStore } from './category-list.store.ts';

const category = (id: number, facts: Partial<KnownCategory> = {}): KnownCategory => ({
  id,
  name: `Category ${id}`,
  description: 'About it',
  retired: false,
  ...facts,
});

async function given() {
  const api = new FakeConnection(sam).answer(http.categories.listAll, {
    items: [category(1), category(2)],
    nextCursor: null,
  });
  const list = new CategoryListStore(api);
  await list.load();
  return { api, list };
}

test('a new category is at the end, a changed one stays in its place', async () => {
  const { api, list } = await given();
  api.answer(http.categories.create, ({ body }) => category(3, body));
  await list.add({ name: 'New', description: 'Something' });
  api.answer(http.categories.change, ({ params, body }) => category(params.id, { retired: body.retired === true }));
  await list.change(1, { retired: true });
  expect(list.items.map(({ id, retired }) => [id, retired])).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
});

test('a refused change leaves the list as it was', async () => {
  const { api, list } = await given();
  api.answer(http.categories.create, () => {
    throw refused('conflict');
  });
  await expect(list.add({ name: 'Category 1', description: 'Twice' })).rejects.toMatchObject({ code: 'conflict' });
  expect(list.items).toHaveLength(2);
});

test('what can be chosen is asked for again soon after the categories changed', async () => {
  const { api, clock, categories } = await openStores();
  api.answer(http.categories.list, { items: [], nextCursor: null });
  await categories.load();
  api.emit('categories.changed', {});
  await clock.advance(2_000);
  expect(api.requestsTo(http.categories.list)).toHaveLength(2);
});
