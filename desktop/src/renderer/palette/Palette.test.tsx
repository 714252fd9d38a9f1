import { http } from '@tandem/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTicket } from '../../../../shared/client/src/testing/samples.ts';
import { givenConsole } from '../testing/given-console.tsx';

const open = async (at = '/') => {
  const given = await givenConsole({ at });
  await given.person.keyboard('{Control>}k{/Control}');
  return { ...given, list: within(await screen.findByRole('listbox')) };
};
const names = (list: Awaited<ReturnType<typeof open>>['list']) =>
  list.getAllByRole('option').map((option) => option.querySelector('bdi')?.textContent);

test('Ctrl + K finds a view by a few letters, and Enter goes there', async () => {
  const { person, list } = await open();
  await person.keyboard('unas');
  expect(names(list)).toEqual(['Unassigned']);
  await person.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(window.location.search).toBe('?view=unassigned'));
});

test('a number leads to that ticket, and words to those that have them', async () => {
  const { person, list, connection, ports } = await open();
  connection.answer(http.tickets.list, { items: [aTicket({ id: 12, title: 'Printer again' })], nextCursor: null });
  await person.keyboard('12');
  expect(names(list)[0]).toBe('Open #12');
  await person.clear(screen.getByRole('combobox'));
  await person.keyboard('printer');
  await act(() => ports.clock.advance(300));
  await waitFor(() => expect(names(list)).toEqual(['#12 Printer again']));
  await person.keyboard('{Enter}');
  await waitFor(() => expect(window.location.pathname).toBe('/tickets/12'));
});

test('the arrows move through what was found, and the field says where one is', async () => {
  const { person, list } = await open();
  await person.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  const selected = list.getByRole('option', { selected: true });
  expect(list.getAllByRole('option').indexOf(selected)).toBe(1);
  expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(selected.id);
});

test('what can be done to a ticket is offered while one is open, and is done', async () => {
  const { person, list, connection } = await open('/tickets/7');
  connection.answer(http.tickets.change, aTicket({ version: 2, assignee: { id: 21, name: 'Sam Agent' } }));
  await person.keyboard('claim');
  expect(names(list)).toEqual(['Claim']);
  await person.keyboard('{Enter}');
  await waitFor(() => expect(connection.requestsTo(http.tickets.change)).toHaveLength(1));
});

test('without an open ticket none of that is offered', async () => {
  const { person, list } = await open();
  await person.keyboard('claim');
  expect(list.queryAllByRole('option')).toEqual([]);
});
