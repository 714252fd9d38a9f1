import { type Device, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { ana } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';
import { DevicesStore } from './devices.store.ts';

const device = (id: string, facts: Partial<Device> = {}): Device => ({
  id,
  current: false,
  browser: 'Firefox',
  system: 'Linux',
  createdAt: '2026-11-20T08:00:00.000Z',
  lastSeenAt: '2026-11-22T13:00:00.000Z',
  ...facts,
});
const phone = device('phone', { lastSeenAt: '2026-11-22T13:30:00.000Z' });
const library = device('library', { lastSeenAt: '2026-11-21T09:00:00.000Z' });
const here = device('here', { current: true, lastSeenAt: '2026-11-22T12:00:00.000Z' });

async function devicesOf(items: Device[] = [library, here, phone]) {
  const api = new FakeConnection(ana)
    .answer(http.session.devices, { items, nextCursor: null })
    .answer(http.session.endDevice, undefined)
    .answer(http.session.endOtherDevices, undefined);
  const devices = new DevicesStore(api);
  await devices.load();
  const ids = () => devices.items.map(({ id }) => id);
  return { api, devices, ids };
}

test('this device comes first, then the one that was seen last', async () => {
  const { devices, ids } = await devicesOf();
  expect(ids()).toEqual(['here', 'phone', 'library']);
  expect(devices.others.map(({ id }) => id)).toEqual(['phone', 'library']);
});

test('one device is signed out, and the others stay', async () => {
  const { api, devices, ids } = await devicesOf();
  await devices.signOut('library');
  expect(api.requestsTo(http.session.endDevice)).toEqual([{ params: { id: 'library' } }]);
  expect(ids()).toEqual(['here', 'phone']);
});

test('a device that was signed out elsewhere meanwhile is gone, and that is no failure', async () => {
  const { api, devices, ids } = await devicesOf();
  api.answer(http.session.endDevice, () => {
    throw refused('not_found');
  });
  await devices.signOut('phone');
  expect(ids()).toEqual(['here', 'library']);
});

test('what could not be signed out stays in the list and says why', async () => {
  const { api, devices, ids } = await devicesOf();
  api.failure = offline();
  await expect(devices.signOut('phone')).rejects.toMatchObject({ code: 'offline' });
  await expect(devices.signOutOthers()).rejects.toMatchObject({ code: 'offline' });
  expect(ids()).toEqual(['here', 'phone', 'library']);
});

test('all others are signed out at once', async () => {
  const { devices, ids } = await devicesOf();
  await devices.signOutOthers();
  expect(ids()).toEqual(['here']);
});

test('looking again asks again, and shows what was there until the answer comes', async () => {
  const { api, devices, ids } = await devicesOf();
  api.answer(http.session.devices, { items: [here], nextCursor: null });
  const reloaded = devices.reload();
  expect(ids()).toHaveLength(3);
  await reloaded;
  expect(ids()).toEqual(['here']);
});
