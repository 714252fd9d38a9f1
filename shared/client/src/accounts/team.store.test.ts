import { http, type StaffMember } from '@tandem/contract';
import { expect, test } from 'vitest';
import { createStaffStores } from '../staff-stores.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';

const member = (id: number, facts: Partial<StaffMember> = {}): StaffMember => ({
  id,
  name: `Member ${id}`,
  email: `${id}@example.com`,
  role: 'agent',
  disabled: false,
  createdAt: '2026-11-22T14:00:00.000Z',
  ...facts,
});

async function given() {
  const stores = await openStores();
  const staffStores = createStaffStores(stores);
  const stop = staffStores.start();
  const { api, clock } = stores;
  api.answer(http.accounts.listStaff, ({ query }) =>
    query.cursor === undefined
      ? { items: [member(1), member(2)], nextCursor: 'more' }
      : { items: [member(3)], nextCursor: null },
  );
  return { ...staffStores, stores, stop, api, clock };
}

test('accounts come page by page, and as many come again when the list is loaded anew', async () => {
  const { team, api } = await given();
  await team.load();
  expect([team.items.length, team.hasMore]).toEqual([2, true]);
  await team.loadMore();
  expect(team.items.map(({ id }) => id)).toEqual([1, 2, 3]);
  await team.load();
  expect(team.items.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(api.requestsTo(http.accounts.listStaff)).toHaveLength(4);
});

test('a change is shown once the service has made it, and never when it refused', async () => {
  const { team, api } = await given();
  await team.load();
  api.answer(http.accounts.changeStaff, ({ params, body }) => member(params.id, { disabled: body.disabled === true }));
  await team.change(2, { disabled: true });
  expect(team.items.map(({ disabled }) => disabled)).toEqual([false, true]);
  api.answer(http.accounts.changeStaff, () => {
    throw refused('forbidden');
  });
  await expect(team.change(1, { disabled: true })).rejects.toMatchObject({ code: 'forbidden' });
  expect(team.items[0]?.disabled).toBe(false);
});

test('a page that does not come leaves what was there, and says why', async () => {
  const { team, api } = await given();
  await team.load();
  api.answer(http.accounts.listStaff, () => {
    throw refused('unavailable');
  });
  await team.loadMore();
  expect([team.items.length, team.failure?.code, team.loadingMore]).toEqual([2, 'unavailable', false]);
});

test('lists that are shown are loaded again soon after somebody changed them, those that are not stay untouched', async () => {
  const { team, categoryList, stores, api, clock } = await given();
  api.answer(http.categories.listAll, { items: [], nextCursor: null });
  await team.load();
  api.emit('staff.changed', {});
  api.emit('categories.changed', {});
  await clock.advance(2_000);
  expect(api.requestsTo(http.accounts.listStaff)).toHaveLength(2);
  expect(categoryList.state).toBe('idle');
  expect(stores.staff.state).toBe('idle');
});

test('what an admin saw is gone once they sign out', async () => {
  const { team, stores, stop } = await given();
  await team.load();
  await stores.session.logOut();
  expect([team.state, team.items.length]).toEqual(['idle', 0]);
  stop();
});
