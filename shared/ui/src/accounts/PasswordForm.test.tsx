import { http, type SignedIn } from '@tandem/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { PasswordForm } from './PasswordForm.tsx';

const signedIn: SignedIn = { accessToken: 'token', expiresIn: 900, user: ana };

async function form() {
  const given = await givenStores(ana);
  given.connection.answer(http.session.changePassword, signedIn);
  const view = show(given, <PasswordForm />);
  const sent = () => given.connection.requestsTo(http.session.changePassword).map(({ body }) => body);
  return { ...given, ...view, sent };
}
const current = () => screen.getByLabelText<HTMLInputElement>('Current password');
const next = () => screen.getByLabelText<HTMLInputElement>('New password');
const describedBy = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

test('once it is changed the form is empty again and says what that meant', async () => {
  const { person, sent } = await form();
  await person.type(current(), 'the old words here');
  await person.type(next(), 'nine lanterns on a lake{Enter}');
  expect(await screen.findByText(/your other devices are signed out/)).toBeTruthy();
  expect(sent()).toEqual([{ currentPassword: 'the old words here', newPassword: 'nine lanterns on a lake' }]);
  expect([current().value, next().value]).toEqual(['', '']);
});

test('a wrong current password is said at its field, which takes the focus; what was typed stays', async () => {
  const { person, connection } = await form();
  connection.answer(http.session.changePassword, () => {
    throw refused('validation', {
      fields: { currentPassword: 'This is not your current password.' },
      fieldCodes: { currentPassword: { code: 'wrong_password' } },
    });
  });
  await person.type(current(), 'something else');
  await person.type(next(), 'nine lanterns on a lake{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(current()));
  expect(describedBy(current())).toContain('This is not your current password.');
  expect(next().value).toBe('nine lanterns on a lake');
  expect(screen.queryByText(/other devices are signed out\.$/)).toBeNull();
});

test('how good it is stands below the new password while one types', async () => {
  const { person } = await form();
  const says = () => describedBy(next());
  expect(says()).toContain('At least 12 characters');
  await person.type(next(), 'password123');
  expect(says()).toContain('One more character.');
  await person.type(next(), '4');
  expect(says()).toContain('one of the most used passwords');
  await person.clear(next());
  await person.type(next(), 'nine lanterns on a lake');
  expect(says()).toContain('A good password');
});

test.each([
  ['password1234', /most used/],
  ['ana customer 1999', /your name or e-mail/],
])('%s is refused here as it would be there, and not sent', async (weak, reason) => {
  const { person, sent } = await form();
  await person.type(current(), 'the old words here');
  await person.type(next(), `${weak}{Enter}`);
  await waitFor(() => expect(next().getAttribute('aria-invalid')).toBe('true'));
  expect(describedBy(next())).toMatch(reason);
  expect(sent()).toEqual([]);
});

test('both passwords can be looked at, each by itself', async () => {
  const { person } = await form();
  const [, showNext] = screen.getAllByRole('button', { name: 'Show password' });
  await person.click(showNext as HTMLElement);
  expect([current().type, next().type]).toEqual(['password', 'text']);
});

test('password managers are told which is which, and whose', async () => {
  await form();
  expect(current().autocomplete).toBe('current-password');
  expect(next().autocomplete).toBe('new-password');
  expect(document.querySelector<HTMLInputElement>('[autocomplete="username"]')?.value).toBe(ana.email);
});
