import { type FleetConsole, http, type User } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { sam } from '../../../../shared/client/src/testing/samples.ts';
import { givenConsole } from '../testing/given-console.tsx';

/** The page is loaded when it is asked for, on a machine that does something else as well. */
const patient = { timeout: 15_000 };
const slow = { timeout: 30_000 };
const cleo: User = { id: 31, name: 'Cleo Admin', email: 'cleo@example.com', role: 'admin' };
const aConsole = (id: number, more: Partial<FleetConsole> = {}): FleetConsole => ({
  id,
  account: { id: 7, name: `Person ${id}` },
  version: '1.2.3',
  ring: 'stable',
  system: 'windows',
  systemVersion: '10.0.26100',
  policy: 'machine-policy',
  problems: 0,
  firstSeenAt: '2026-11-21T14:00:00.000Z',
  lastSeenAt: '2026-11-22T14:00:00.000Z',
  ...more,
});

async function givenFleet(items: FleetConsole[], nextCursor: string | null = null) {
  const given = await givenConsole({ user: cleo });
  given.connection.answer(http.consoles.list, { items, nextCursor });
  await act(async () => window.history.pushState(null, '', '/fleet'));
  await screen.findByRole('heading', { name: 'Consoles' }, patient);
  return given;
}
const rows = async () =>
  within(await screen.findByRole('list', { name: 'Installed consoles' }, patient)).getAllByRole('listitem');

test('an agent has no such page, by menu or by address', slow, async () => {
  const { person } = await givenConsole({ user: sam, at: '/fleet' });
  expect(await screen.findByText('Nothing is here', {}, patient)).toBeTruthy();
  await person.click(screen.getByRole('button', { name: 'Account of Sam Agent' }));
  expect(screen.queryByRole('menuitem', { name: 'Consoles' })).toBeNull();
});

test('an admin sees who uses which version where, and where settings do not count', slow, async () => {
  await givenFleet([aConsole(2, { problems: 3, ring: 'beta' }), aConsole(1, { system: 'linux', policy: 'none' })]);
  const [first, second] = await rows();
  expect(first?.textContent).toMatch(
    /Person 2.*Windows 10\.0\.26100.*Seen.*1\.2\.3.*beta.*Group policy.*3 settings do not count/,
  );
  expect(second?.textContent).toMatch(/Person 1.*Linux.*Not managed/);
  expect(second?.textContent).not.toMatch(/do not count/);
});

test('a search asks the service, and more come at a press', slow, async () => {
  const { connection, person } = await givenFleet([aConsole(2)], 'next');
  expect(await rows()).toHaveLength(1);
  connection.answer(http.consoles.list, { items: [aConsole(1)], nextCursor: null });
  await person.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await rows()).toHaveLength(2);
  await person.type(screen.getByRole('searchbox', { name: 'Search for people and versions' }), 'nobody{Enter}');
  connection.answer(http.consoles.list, { items: [], nextCursor: null });
  await vi.waitFor(
    () => expect(connection.requestsTo(http.consoles.list).at(-1)).toMatchObject({ query: { q: 'nobody' } }),
    patient,
  );
});

test('where nothing is found, and where the list cannot be loaded, it says so', slow, async () => {
  const { connection, person } = await givenFleet([]);
  expect(await screen.findByText('No console has told of itself yet', {}, patient)).toBeTruthy();
  connection.answer(http.consoles.list, () => {
    throw refused('unavailable');
  });
  await person.type(screen.getByRole('searchbox', { name: 'Search for people and versions' }), 'x{Enter}');
  expect(await screen.findByText('The consoles could not be loaded.', {}, patient)).toBeTruthy();
});
