import { http } from '@tandem/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana, asParticipant } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { NameForm } from './NameForm.tsx';

async function profile() {
  const given = await givenStores(ana);
  given.connection.answer(http.session.rename, ({ body }) => ({ ...ana, name: body.name }));
  return { ...given, ...show(given, <NameForm />) };
}
const name = () => screen.getByLabelText<HTMLInputElement>('Name');

test('a new name is saved without its outer spaces, and it is said until something else is typed', async () => {
  const { person, connection, stores } = await profile();
  await person.clear(name());
  await person.type(name(), ' Anna {Enter}');
  expect(await screen.findByText(/^Saved/)).toBeTruthy();
  expect(connection.requestsTo(http.session.rename)).toEqual([{ body: { name: 'Anna' } }]);
  expect(stores.session.user?.name).toBe('Anna');
  await person.type(name(), 'b');
  expect(screen.queryByText(/^Saved/)).toBeNull();
});

test('no name is not sent', async () => {
  const { person, connection } = await profile();
  await person.clear(name());
  await person.click(screen.getByRole('button', { name: 'Save name' }));
  expect(await screen.findByText('This is required.')).toBeTruthy();
  expect(connection.requestsTo(http.session.rename)).toEqual([]);
});

test('a name that cannot be saved now stays in the field, with the reason', async () => {
  const { person, connection } = await profile();
  connection.answer(http.session.rename, () => {
    throw refused('too_many_requests');
  });
  await person.type(name(), 'x{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Your name was not changed.');
  expect(name().value).toBe(`${ana.name}x`);
});

test('a name that was changed elsewhere does not overwrite what is being typed', async () => {
  const { person, connection } = await profile();
  await person.type(name(), ' the Great');
  await act(async () => connection.emit('person.renamed', { person: { ...asParticipant(ana), name: 'Anna' } }));
  await waitFor(() => expect(name().value).toBe(`${ana.name} the Great`));
});
