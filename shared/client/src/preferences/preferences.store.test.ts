import { http, type Preferences, plainPreferences } from '@tandem/contract';
import { expect, test } from 'vitest';
import { createStaffStores } from '../staff-stores.ts';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';

const nights: Preferences = {
  muted: ['ticket.created'],
  quiet: { from: '18:00', to: '08:00', days: [1], timeZone: 'UTC' },
};

async function given() {
  const stores = await openStores();
  stores.api.answer(http.preferences.read, nights).answer(http.preferences.keep, undefined);
  const staffStores = createStaffStores(stores);
  staffStores.start();
  await settle();
  return { ...stores, preferences: stores.preferences };
}

test('staff have what they chose from the start, and what another device chooses at once', async () => {
  const { api, preferences } = await given();
  expect(preferences.chosen).toEqual(nights);
  api.emit('preferences.changed', { preferences: plainPreferences });
  expect(preferences.chosen).toEqual(plainPreferences);
});

test('what could not be loaded, or was chosen elsewhere during a break, is known after the break', async () => {
  const stores = await openStores();
  const { api, clock, preferences } = stores;
  api.failure = refused('unavailable');
  createStaffStores(stores).start();
  await settle();
  expect(preferences.state).toBe('failed');
  api.goLive();
  api.drop();
  api.failure = null;
  api.answer(http.preferences.read, nights);
  api.goLive();
  await clock.advance(2_000);
  expect(preferences).toMatchObject({ state: 'ready', chosen: nights });
  api.failure = refused('offline');
  api.emit('resync', {});
  await clock.advance(2_000);
  expect(preferences).toMatchObject({ state: 'ready', chosen: nights });
});

test('a choice holds at once, and is taken back when the service does not take it', async () => {
  const { api, preferences } = await given();
  const choosing = preferences.choose({ ...nights, muted: [] });
  expect(preferences.chosen.muted).toEqual([]);
  await choosing;
  api.failure = refused('offline');
  await expect(preferences.choose(plainPreferences)).rejects.toMatchObject({ code: 'offline' });
  expect(preferences.chosen).toEqual({ ...nights, muted: [] });
});

test('the next account does not have the last one’s choice', async () => {
  const { preferences, session } = await given();
  await session.logOut();
  expect(preferences.chosen).toEqual(plainPreferences);
});
