import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ana } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { SignInAgain } from './SignInAgain.tsx';

async function expired() {
  const given = await givenStores(ana);
  const view = show(
    given,
    <>
      <textarea aria-label="Half a message" />
      <SignInAgain />
    </>,
  );
  await view.person.type(screen.getByLabelText('Half a message'), 'Half a');
  await act(async () => given.connection.end('password_changed'));
  return { ...given, ...view };
}

test('a session that ends asks for the password in place; the page behind keeps what was typed', async () => {
  const { person, stores } = await expired();

  const dialog = await screen.findByRole('dialog', { name: 'Please sign in again' });
  expect(dialog.textContent).toContain('The password was changed.');
  expect(screen.getByLabelText<HTMLInputElement>('E-mail address').value).toBe(ana.email);
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));

  await person.type(screen.getByLabelText('Password'), 'a few plain words{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stores.session.state).toBe('signed_in');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Half a message').value).toBe('Half a');
});

test('somebody else leaves the session behind', async () => {
  const { person, stores } = await expired();
  await person.click(await screen.findByRole('button', { name: 'Sign in as somebody else' }));
  await waitFor(() => expect(stores.session.state).toBe('signed_out'));
  expect(stores.session.user).toBeNull();
});
