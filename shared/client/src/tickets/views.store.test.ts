import { http, type SavedView } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { sam } from '../testing/samples.ts';
import { ViewsStore } from './views.store.ts';

const query: SavedView['query'] = {
  view: 'all',
  q: 'printer',
  status: null,
  priority: 'high',
  categoryId: null,
  customerId: null,
  sort: '-updatedAt',
};

test('a view is there once the service has it, and gone once it is forgotten, also by another device', async () => {
  const api = new FakeConnection(sam)
    .answer(http.views.list, { items: [{ id: 1, name: 'Old', query }], nextCursor: null })
    .answer(http.views.save, ({ body }) => ({ id: 2, ...body }))
    .answer(http.views.rename, ({ params, body }) => ({ id: params.id, query, ...body }))
    .answer(http.views.remove, () => {
      throw refused('not_found');
    });
  const views = new ViewsStore(api);
  await views.load();
  await views.save({ name: 'Printers', query });
  expect(views.items.map(({ name }) => name)).toEqual(['Old', 'Printers']);
  await views.rename(2, 'Paper jams');
  expect(views.items.map(({ name }) => name)).toEqual(['Old', 'Paper jams']);
  await views.remove(1);
  expect(views.items.map(({ name }) => name)).toEqual(['Paper jams']);
});

test('what the service refuses changes nothing', async () => {
  const refuse = () => {
    throw refused('impossible');
  };
  const api = new FakeConnection(sam)
    .answer(http.views.list, { items: [{ id: 1, name: 'Old', query }], nextCursor: null })
    .answer(http.views.save, refuse)
    .answer(http.views.rename, refuse)
    .answer(http.views.remove, refuse);
  const views = new ViewsStore(api);
  await views.load();
  await expect(views.save({ name: 'One too many', query })).rejects.toMatchObject({ code: 'impossible' });
  await expect(views.rename(1, 'New')).rejects.toMatchObject({ code: 'impossible' });
  await expect(views.remove(1)).rejects.toMatchObject({ code: 'impossible' });
  expect(views.items).toMatchObject([{ name: 'Old' }]);
});
