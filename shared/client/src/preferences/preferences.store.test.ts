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
