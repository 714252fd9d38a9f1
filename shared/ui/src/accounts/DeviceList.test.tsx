import { type Device, http } from '@tandem/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { DeviceList } from './DeviceList.tsx';

// In the afternoon: soon after midnight “two hours ago” is yesterday.
vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 20, 14) });
afterAll(() => void vi.useRealTimers());

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const device = (id: string, facts: Partial<Device>): Device => ({
  id,
  current: false,
  browser: 'Firefox',
  system: 'Linux',
  createdAt: ago(50 * hour),
  lastSeenAt: ago(hour),
  ...facts,
});
const here = device('here', { current: true, browser: 'Chrome' });
const phone = device('phone', { browser: 'Safari', system: 'iPhone', lastSeenAt: ago(2 * hour) });
const strange = device('strange', { browser: null, system: null, lastSeenAt: ago(3 * hour) });

async function devices(items: Device[] = [strange, here, phone]) {
  const given = await givenStores(ana);
  given.connection
    .answer(http.session.devices, { items, nextCursor: null })
    .answer(http.session.endDevice, undefined)
    .answer(http.session.endOtherDevices, undefined);
  const view = show(given, <DeviceList />);
  await screen.findByRole('list', { name: 'Your devices' }).catch(() => undefined);
  return { ...given, ...view };
}
const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);

test('each device says in words what it is and when it was last used; this one is marked', async () => {
  await devices();
  expect(rows()).toEqual([
    expect.stringMatching(/Chrome on Linux.*This device.*Active now/),
    expect.stringMatching(/Safari on iPhone.*Last active 2 hours ago/),
    expect.stringMatching(/Unknown device.*Last active 3 hours ago/),
  ]);
  const [mine] = screen.getAllByRole('listitem');
  expect(within(mine as HTMLElement).queryByRole('button')).toBeNull();
});

test('one is signed out; it leaves the list, the focus stays there, and it is said', async () => {
  const { person, connection } = await devices();
  await person.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone' }));
  expect(await screen.findByText('Safari on iPhone is signed out.')).toBeTruthy();
  expect(connection.requestsTo(http.session.endDevice)).toEqual([{ params: { id: 'phone' } }]);
  expect(rows()).toHaveLength(2);
  expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Your devices' }));
});

test('one that could not be signed out stays, and the reason is said', async () => {
  const { person, connection } = await devices();
  connection.failure = refused('offline');
  await person.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The device was not signed out.');
  expect(rows()).toHaveLength(3);
});

test('all others are signed out only after it was said what that means', async () => {
  const { person, connection } = await devices();
  await person.click(screen.getByRole('button', { name: 'Sign out all other devices' }));
  const dialog = screen.getByRole('dialog', { name: 'Sign out all other devices?' });
  expect(dialog.textContent).toContain('2 other devices are signed out at once');
  expect(connection.requestsTo(http.session.endOtherDevices)).toEqual([]);
  await person.click(within(dialog).getByRole('button', { name: 'Sign out the others' }));
  expect(await screen.findByText('All other devices are signed out.')).toBeTruthy();
  expect(rows()).toHaveLength(1);
  expect(screen.getByText('You are signed in nowhere else.')).toBeTruthy();
});

test('changing one’s mind signs nobody out', async () => {
  const { person, connection } = await devices();
  await person.click(screen.getByRole('button', { name: 'Sign out all other devices' }));
  await person.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(connection.requestsTo(http.session.endOtherDevices)).toEqual([]);
});

test('a list that cannot be loaded says so and can be tried again', async () => {
  const given = await givenStores(ana);
  given.connection.answer(http.session.devices, () => {
    throw refused('unavailable');
  });
  const { person } = show(given, <DeviceList />);
  expect(await screen.findByText('Your devices could not be loaded.')).toBeTruthy();
  given.connection.answer(http.session.devices, { items: [here], nextCursor: null });
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(rows()).toHaveLength(1));
});
