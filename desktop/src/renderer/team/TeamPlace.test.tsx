import { http, type StaffMember, type User } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { kim, sam } from '../../../../shared/client/src/testing/samples.ts';
import { givenConsole } from '../testing/given-console.tsx';

const cleo: User = { id: 31, name: 'Cleo Admin', email: 'cleo@example.com', role: 'admin' };
const member = ({ id, name, email, role }: User, disabled = false): StaffMember => ({
  id,
  name,
  email,
  role: role === 'admin' ? 'admin' : 'agent',
  disabled,
  createdAt: '2026-11-22T14:00:00.000Z',
});

async function givenTeam(user: User = cleo) {
  const given = await givenConsole({ user, at: '/team' });
  return given;
}
async function givenAdmin() {
  const { connection, ...given } = await givenConsole({ user: cleo });
  connection.answer(http.accounts.listStaff, {
    items: [member(cleo), member(kim), member(sam, true)],
    nextCursor: null,
  });
  await act(async () => window.history.pushState(null, '', '/team'));
  await screen.findByText('kim@example.com');
  return { connection, ...given };
}
const choose = async ({ person }: Awaited<ReturnType<typeof givenAdmin>>, name: string, action: string) => {
  await person.click(screen.getByRole('button', { name: `Change the account of ${name}` }));
  await person.click(screen.getByRole('menuitem', { name: action }));
};

test('an agent has no such page, by menu or by address', async () => {
  const { person } = await givenTeam(sam);
  expect(await screen.findByText('Nothing is here')).toBeTruthy();
  await person.click(screen.getByRole('button', { name: 'Account of Sam Agent' }));
  expect(screen.queryByRole('menuitem', { name: 'Staff' })).toBeNull();
});

test('an admin sees who works here, who is disabled, and cannot change themselves', async () => {
  await givenAdmin();
  const rows = within(screen.getByRole('list', { name: 'Accounts of staff' })).getAllByRole('listitem');
  expect(rows.map((row) => within(row).queryByText('Disabled') !== null)).toEqual([false, false, true]);
  expect(screen.queryByRole('button', { name: 'Change the account of Cleo Admin' })).toBeNull();
  expect(document.title).toBe('Staff · Tandem');
});

test('disabling says what it means first, and then that it is done', async () => {
  const given = await givenAdmin();
  given.connection.answer(http.accounts.changeStaff, member(kim, true));
  await choose(given, 'Kim Agent', 'Disable');
  expect(given.connection.requestsTo(http.accounts.changeStaff)).toEqual([]);
  await given.person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Disable' }));
  expect(await screen.findByText('Kim Agent is signed out everywhere and cannot sign in.')).toBeTruthy();
  expect(given.connection.requestsTo(http.accounts.changeStaff)).toEqual([
    { params: { id: kim.id }, body: { disabled: true } },
  ]);
});

test('a change that is refused says why, and changes nothing', async () => {
  const given = await givenAdmin();
  given.connection.answer(http.accounts.changeStaff, () => {
    throw refused('unavailable');
  });
  await choose(given, 'Kim Agent', 'Make an admin');
  expect((await screen.findByRole('alert')).textContent).toContain('The account of Kim Agent was not changed.');
});

test('what is changed though devices remain signed in is told as changed, and a password is handed over', async () => {
  const given = await givenAdmin();
  const { person, connection } = given;
  const remain = () => {
    throw refused('unavailable', { fieldCodes: { body: { code: 'changed_sessions_remain' } } });
  };
  connection.answer(http.accounts.changeStaff, remain);
  await choose(given, 'Kim Agent', 'Make an admin');
  const said = (await screen.findByRole('alert')).textContent;
  expect(said).toContain('The account of Kim Agent is changed, but it could not be signed out everywhere yet.');

  connection.answer(http.accounts.resetStaffPassword, remain);
  await choose(given, 'Kim Agent', 'Set a new password');
  await person.click(screen.getByRole('button', { name: 'Suggest one' }));
  await person.click(screen.getByRole('button', { name: 'Set the password' }));
  const shown = within(await screen.findByRole('dialog', { name: 'Hand this over to Kim Agent' }));
  const [{ body } = { body: undefined }] = connection.requestsTo(http.accounts.resetStaffPassword);
  expect(shown.getByText(body?.password ?? 'missing')).toBeTruthy();
});

test('a new account’s password is suggested, and shown once for handing over', async () => {
  const given = await givenAdmin();
  const { person, connection } = given;
  connection.answer(http.accounts.createStaff, ({ body }) => member({ id: 40, ...body }));
  await person.click(screen.getByRole('button', { name: 'Add somebody' }));
  await person.type(screen.getByLabelText('Name'), 'Mira');
  await person.type(screen.getByLabelText('E-mail address'), 'mira@example.com');
  await person.click(screen.getByRole('button', { name: 'Suggest one' }));
  await person.click(screen.getByRole('button', { name: 'Make the account' }));
  const shown = within(await screen.findByRole('dialog', { name: 'Hand this over to Mira' }));
  const [{ body } = { body: undefined }] = connection.requestsTo(http.accounts.createStaff);
  expect(body).toMatchObject({ name: 'Mira', email: 'mira@example.com', role: 'agent' });
  expect(shown.getByText(body?.password ?? 'missing')).toBeTruthy();
  await person.click(shown.getByRole('button', { name: 'Done' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});
