import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { createStaffStores } from '../staff-stores.ts';
import { openStores } from '../testing/open-stores.ts';

const lists = [
  http.categories.list,
  http.categories.listAll,
  http.accounts.staff,
  http.accounts.listStaff,
  http.views.list,
];

test('lists that were asked for are loaded again after a break and when events were lost, not at the first connection', async () => {
  const stores = await openStores();
  const { api, clock, categories, staff } = stores;
  for (const list of lists) api.answer(list, { items: [], nextCursor: null });
  const { categoryList, team, views, start } = createStaffStores(stores);
  const end = start();
  for (const list of [categories, staff, categoryList, team, views]) await list.load();
  const asked = () => lists.map((list) => api.requestsTo(list).length);
  api.goLive();
  await clock.advance(2_000);
  expect(asked()).toEqual([1, 1, 1, 1, 1]);
  api.drop();
  api.goLive();
  await clock.advance(2_000);
  expect(asked()).toEqual([2, 2, 2, 2, 2]);
  api.emit('resync', {});
  await clock.advance(2_000);
  expect(asked()).toEqual([3, 3, 3, 3, 3]);
  end();
});
