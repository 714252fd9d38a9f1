import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { StaffStore } from '../accounts/staff.store.ts';
import { CategoriesStore } from '../categories/categories.store.ts';
import { FakeConnection } from '../testing/fake-connection.ts';
import { asParticipant, kim, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

const technical = { id: 1, name: 'Technical', description: '' };

test('categories are loaded once, however many ask', async () => {
  const api = new FakeConnection(sam).answer(http.categories.list, { items: [technical], nextCursor: null });
  const categories = new CategoriesStore(api);
  await Promise.all([categories.load(), categories.load()]);
  await categories.load();
  expect(categories).toMatchObject({ state: 'ready', items: [technical] });
  expect(api.requests).toHaveLength(1);
});

test('after a failure they can be asked for again', async () => {
  const api = new FakeConnection(sam).answer(http.categories.list, { items: [technical], nextCursor: null });
  const categories = new CategoriesStore(api);
  api.failure = offline();
  await categories.load();
  expect(categories).toMatchObject({ state: 'failed', failure: { code: 'offline' } });
  api.failure = null;
  await categories.load();
  expect(categories).toMatchObject({ state: 'ready', failure: null });
});

test('the staff list has everybody, over all pages', async () => {
  const api = new FakeConnection(sam).answer(http.accounts.staff, ({ query }) =>
    query.cursor === undefined
      ? { items: [asParticipant(sam)], nextCursor: 'next' }
      : { items: [asParticipant(kim)], nextCursor: null },
  );
  const staff = new StaffStore(api);
  await staff.load();
  expect(staff.items.map(({ name }) => name)).toEqual([sam.name, kim.name]);
});

test('what was loaded for one account is not shown to the next', async () => {
  let deliver = (_: { items: (typeof technical)[]; nextCursor: null }) => {};
  const api = new FakeConnection(sam).answer(http.categories.list, () => new Promise((resolve) => (deliver = resolve)));
  const categories = new CategoriesStore(api);
  const loaded = categories.load();
  await Promise.resolve();
  categories.clear();
  deliver({ items: [technical], nextCursor: null });
  await loaded;
  expect(categories).toMatchObject({ state: 'idle', items: [] });
});
