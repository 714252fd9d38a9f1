import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { givenStores, show } from '../testing/show.tsx';
import { SignUpForm } from './SignUpForm.tsx';

async function filledIn() {
  const given = await givenStores(null);
  const signUp = vi.spyOn(given.connection, 'signUp');
  const view = show(given, <SignUpForm />);
  await view.person.type(screen.getByLabelText('Name'), 'Ana');
  await view.person.type(screen.getByLabelText('E-mail address'), 'ana@example.com');
  await view.person.type(screen.getByLabelText('Password'), 'a few plain words');
  return { ...given, ...view, signUp };
}
const submit = () => screen.getByRole('button', { name: 'Create account' });

test('a customer makes an account and is signed in', async () => {
  const { person, stores, signUp } = await filledIn();
  await person.click(submit());
  await waitFor(() => expect(stores.session.state).toBe('signed_in'));
  expect(signUp).toHaveBeenCalledWith({ name: 'Ana', email: 'ana@example.com', password: 'a few plain words' });
});

test('a short password is caught before anything is sent', async () => {
  const { person, signUp } = await filledIn();
  await person.clear(screen.getByLabelText('Password'));
  await person.type(screen.getByLabelText('Password'), 'short');
  await person.click(submit());
  await waitFor(() => expect(screen.getByText(/Use at least 12 characters/)).toBeTruthy());
  expect(signUp).not.toHaveBeenCalled();
});

test('an address that has an account already is said at the address, until it is changed', async () => {
  const { person, signUp } = await filledIn();
  signUp.mockRejectedValueOnce(refused('email_taken'));
  await person.click(submit());

  const email = screen.getByLabelText('E-mail address');
  await waitFor(() => expect(email.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText(/Sign in instead/)).toBeTruthy();
  expect(document.activeElement).toBe(email);

  await person.type(email, 'x');
  expect(screen.queryByText(/Sign in instead/)).toBeNull();
});

test('what the service says about a field lands on that field', async () => {
  const { person, signUp } = await filledIn();
  signUp.mockRejectedValueOnce(refused('validation', { fields: { password: 'This one is too common.' } }));
  await person.click(submit());
  await waitFor(() => expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('This one is too common.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('being offline is said, and the form goes through on the second try', async () => {
  const { person, stores, signUp } = await filledIn();
  signUp.mockRejectedValueOnce(refused('offline'));
  await person.click(submit());
  expect((await screen.findByRole('alert')).textContent).toContain('The account was not created.');

  await person.click(submit());
  await waitFor(() => expect(stores.session.state).toBe('signed_in'));
});

test('while a password is chosen it is said how good it is, and who it must not be about', async () => {
  const { person } = await filledIn();
  const password = screen.getByLabelText('Password');
  expect(screen.getByText(/A good password/)).toBeTruthy();
  await person.clear(password);
  await person.type(password, 'ana ana ana example');
  expect(screen.queryByText(/A good password/)).toBeNull();
});
