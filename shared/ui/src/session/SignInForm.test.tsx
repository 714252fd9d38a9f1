import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { givenStores, show } from '../testing/show.tsx';
import { SignInForm } from './SignInForm.tsx';

test('Enter in the password field signs in, with the address as the service compares it', async () => {
  const given = await givenStores(null);
  const logIn = vi.spyOn(given.connection, 'logIn');
  const { person } = show(given, <SignInForm />);

  await person.type(screen.getByLabelText('E-mail address'), ' Ana@Example.com ');
  await person.type(screen.getByLabelText('Password'), ' my secret words {Enter}');

  await waitFor(() => expect(given.stores.session.state).toBe('signed_in'));
  expect(logIn).toHaveBeenCalledWith({ email: 'ana@example.com', password: ' my secret words ' });
});

test('nothing is sent while something is missing; the first gap gets the focus and says so', async () => {
  const given = await givenStores(null);
  const logIn = vi.spyOn(given.connection, 'logIn');
  const { person } = show(given, <SignInForm />);

  await person.click(screen.getByRole('button', { name: 'Sign in' }));

  const email = screen.getByLabelText('E-mail address');
  await waitFor(() => expect(document.activeElement).toBe(email));
  expect(email.getAttribute('aria-invalid')).toBe('true');
  expect(describedBy(email)).toContain('This is required.');
  expect(logIn).not.toHaveBeenCalled();
});

test('a field that was merely passed through is not complained about', async () => {
  const { person } = show(await givenStores(null), <SignInForm />);
  await person.tab();
  await person.tab();
  await person.tab();
  expect(screen.queryByText('This is required.')).toBeNull();
});

test('a wrong password is said above the form, and what was typed stays', async () => {
  const given = await givenStores(null);
  given.connection.failure = refused('unauthenticated');
  const { person } = show(given, <SignInForm />);

  await person.type(screen.getByLabelText('E-mail address'), 'ana@example.com');
  await person.type(screen.getByLabelText('Password'), 'wrong{Enter}');

  expect((await screen.findByRole('alert')).textContent).toContain('You are not signed in.');
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong');
});

test('the password can be looked at, and is hidden again when it is sent', async () => {
  const given = await givenStores(null);
  given.connection.failure = refused('unauthenticated');
  const { person } = show(given, <SignInForm />);
  const password = screen.getByLabelText<HTMLInputElement>('Password');

  await person.click(screen.getByRole('button', { name: 'Show password' }));
  expect(password.type).toBe('text');
  await person.type(screen.getByLabelText('E-mail address'), 'ana@example.com');
  await person.type(password, 'words{Enter}');

  await screen.findByRole('alert');
  expect(password.type).toBe('password');
});

test('password managers are told which field is which', async () => {
  show(await givenStores(null), <SignInForm />);
  expect(screen.getByLabelText('E-mail address').getAttribute('autocomplete')).toBe('username');
  expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password');
});

const describedBy = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
