import { http, type KnownCategory } from '@tandem/contract';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { givenConsole } from '../testing/given-console.tsx';

const cleo = { id: 31, name: 'Cleo Admin', email: 'cleo@example.com', role: 'admin' } as const;
const category = (id: number, name: string, retired = false): KnownCategory => ({
  id,
  name,
  description: `About ${name}`,
  retired,
});

async function given() {
  const { connection, ...rest } = await givenConsole({ user: cleo });
  connection.answer(http.categories.listAll, {
    items: [category(1, 'Boats'), category(2, 'Trains', true)],
    nextCursor: null,
  });
  connection.answer(http.categories.change, ({ params, body: { name, retired } }) =>
    category(params.id, name ?? 'Boats', retired === true),
  );
  await act(async () => window.history.pushState(null, '', '/categories'));
  await screen.findByText('About Boats');
  return { connection, ...rest };
}

test('a category is retired and brought back with one press', async () => {
  const { connection, person } = await given();
  await person.click(screen.getByRole('button', { name: 'Retire Boats' }));
  await person.click(await screen.findByRole('button', { name: 'Bring Boats back' }));
  expect(connection.requestsTo(http.categories.change).map(({ body }) => body)).toEqual([
    { retired: true },
    { retired: false },
  ]);
});

test('the last category that is offered stays, and it is said why', async () => {
  const { connection, person } = await given();
  connection.answer(http.categories.change, () => {
    throw refused('impossible', { fieldCodes: { retired: { code: 'last_category' } } });
  });
  await person.click(screen.getByRole('button', { name: 'Retire Boats' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Without it no ticket could be opened.');
});

test('a category is renamed in a dialog that checks before it sends', async () => {
  const { connection, person } = await given();
  await person.click(screen.getByRole('button', { name: 'Edit Boats' }));
  await person.clear(screen.getByLabelText('Name'));
  await person.click(screen.getByRole('button', { name: 'Save' }));
  expect(connection.requestsTo(http.categories.change)).toEqual([]);
  await person.type(screen.getByLabelText('Name'), 'Ships');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Ships')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});
