import { http, type SavedView } from '@tandem/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { givenConsole } from '../testing/given-console.tsx';

const query: SavedView['query'] = {
  view: 'all',
  q: 'printer',
  status: null,
  priority: null,
  categoryId: null,
  customerId: null,
  sort: '-updatedAt',
};

/** The panel in which the view is given its name. */
async function renaming(name: string, person: Awaited<ReturnType<typeof givenConsole>>['person']) {
  await person.click(await screen.findByRole('button', { name: new RegExp(`Rename the view .*${name}`) }));
  return within(screen.getByRole('dialog'));
}

test('a saved view goes by another name from then on, and leads where it led', async () => {
  const { connection, person } = await givenConsole({ saved: [{ id: 3, name: 'Printers', query }] });
  connection.answer(http.views.rename, ({ params, body }) => ({ id: params.id, query, ...body }));
  const panel = await renaming('Printers', person);
  const field = panel.getByRole('textbox', { name: 'Name' });
  expect(field).toHaveProperty('value', 'Printers');
  await person.clear(field);
  await person.type(field, 'Paper jams{Enter}');
  const link = await screen.findByRole('link', { name: 'Paper jams' });
  expect(link.getAttribute('href')).toContain('q=printer');
  expect([screen.queryByRole('dialog'), screen.queryByRole('link', { name: 'Printers' })]).toEqual([null, null]);
  expect(connection.requestsTo(http.views.rename)).toEqual([{ params: { id: 3 }, body: { name: 'Paper jams' } }]);
});

test('a name that is refused is said why, and what was written stays', async () => {
  const { connection, person } = await givenConsole({ saved: [{ id: 3, name: 'Printers', query }] });
  connection.answer(http.views.rename, () => {
    throw refused('unavailable');
  });
  const panel = await renaming('Printers', person);
  await person.type(panel.getByRole('textbox', { name: 'Name' }), ' and more{Enter}');
  expect((await panel.findByText(/^Not saved\./)).textContent).not.toBe('');
  expect(panel.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Printers and more');
});
