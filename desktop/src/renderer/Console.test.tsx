import { http } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../shared/client/src/testing/fake-connection.ts';
import { ana, aTicket } from '../../../shared/client/src/testing/samples.ts';
import { givenConsole } from './testing/given-console.tsx';

const inbox = () => within(screen.getByRole('region', { name: 'Inbox' }));

test('without a session it asks staff to sign in, and shows customers the way to the portal', async () => {
  await givenConsole({ user: null });
  expect(screen.getByRole('heading', { name: 'Sign in to the console' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to the portal' }).getAttribute('href')).toBe('/');
});

test('a customer who signs in here is told where their tickets are, and can change account', async () => {
  const { person, connection } = await givenConsole({ user: ana });
  expect(screen.getByText(/signed in as Ana Customer, with a customer account/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to the portal' })).toBeTruthy();
  expect(connection.requestsTo(http.tickets.list)).toEqual([]);
  await person.click(screen.getByRole('button', { name: 'Sign in with another account' }));
  expect(await screen.findByRole('heading', { name: 'Sign in to the console' })).toBeTruthy();
});

test('it opens on the tickets that wait for us', async () => {
  const { connection } = await givenConsole();
  expect(connection.requestsTo(http.tickets.list)[0]).toMatchObject({ query: { awaiting: 'staff' } });
  expect(inbox().getByRole('link', { name: /The printer is on fire/ })).toBeTruthy();
});

test('a link to a ticket opens it, with its conversation and the facts around it', async () => {
  await givenConsole({ at: '/tickets/7' });
  expect(screen.getByRole('heading', { name: '#7 The printer is on fire' })).toBeTruthy();
  expect(screen.getByRole('log', { name: 'Conversation' }).textContent).toContain('It started this morning');
  expect(within(screen.getByRole('complementary', { name: 'Details' })).getByText('Ana Customer')).toBeTruthy();
  expect(document.title).toBe('#7 The printer is on fire · Tandem');
});

test('a ticket that does not exist says so and leads back', async () => {
  const { connection, person } = await givenConsole();
  connection.answerCommand('ticket.open', () => {
    throw refused('not_found');
  });
  await person.click(inbox().getByRole('link', { name: /The printer/ }));
  expect(await screen.findByText('There is no such ticket')).toBeTruthy();
  await person.click(screen.getByRole('link', { name: 'Back to the inbox' }));
  expect(screen.getByText('Choose a ticket on the left.')).toBeTruthy();
});

test('back from a ticket, the focus is on the row one came from', async () => {
  const { person } = await givenConsole({ at: '/tickets/7' });
  await person.click(screen.getByRole('link', { name: 'Back to the list' }));
  expect(screen.getByRole('heading', { level: 1, name: 'Waiting for us' })).toBeTruthy();
  expect(document.activeElement).toBe(inbox().getByRole('link', { name: /The printer/ }));
});

test('an address that leads nowhere says so', async () => {
  await givenConsole({ at: '/nowhere' });
  expect(screen.getByText('Nothing is here')).toBeTruthy();
});

test('profile and devices stand where a ticket would, and lead back', { timeout: 20_000 }, async () => {
  const { person, connection } = await givenConsole();
  connection.answer(http.session.devices, { items: [], nextCursor: null });
  await person.click(screen.getByRole('button', { name: /Account of|Sam Agent/ }));
  await person.click(screen.getByRole('menuitem', { name: 'Profile' }));
  expect(await screen.findByRole('heading', { name: 'Profile' }, { timeout: 5_000 })).toBeTruthy(); // it is loaded on demand
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Sam Agent');
  await person.click(screen.getByRole('link', { name: 'See where you are signed in' }));
  expect(await screen.findByRole('heading', { name: 'Devices' })).toBeTruthy();
  await person.click(screen.getByRole('link', { name: 'Back to the inbox' }));
  expect(screen.getByText('Choose a ticket on the left.')).toBeTruthy();
});

test('a view is a link that asks for its tickets and keeps the choice in the address', async () => {
  const { person, connection } = await givenConsole();
  const views = within(screen.getByRole('navigation', { name: 'Views' }));
  await person.click(views.getByRole('link', { name: 'Unassigned' }));
  expect(connection.requestsTo(http.tickets.list).at(-1)).toMatchObject({ query: { assignee: 'none' } });
  expect(window.location.search).toBe('?view=unassigned');
  expect(views.getByRole('link', { name: 'Unassigned' }).getAttribute('aria-current')).toBe('page');
});

test('a new ticket appears without anybody doing anything', async () => {
  const { announce } = await givenConsole();
  await announce(aTicket({ id: 8, title: 'The lift is stuck', updatedAt: '2026-11-22T15:00:00.000Z' }));
  const titles = inbox()
    .getAllByRole('link')
    .map((link) => link.textContent);
  expect(titles[0]).toContain('The lift is stuck');
});

test('in a scrolled list a new ticket waits until it is asked for', async () => {
  const { announce, person } = await givenConsole();
  const list = inbox().getByRole('list', { name: 'Tickets: Waiting for us' });
  const scroller = list.parentElement as HTMLElement;
  scroller.scrollTop = 300;
  act(() => void scroller.dispatchEvent(new Event('scroll')));
  await announce(aTicket({ id: 8, title: 'The lift is stuck', updatedAt: '2026-11-22T15:00:00.000Z' }));
  expect(inbox().queryByRole('link', { name: /The lift is stuck/ })).toBeNull();
  await person.click(inbox().getByRole('button', { name: '1 new ticket' }));
  expect(inbox().getByRole('link', { name: /The lift is stuck/ })).toBeTruthy();
  expect(scroller.scrollTop).toBe(0);
});

test('an open ticket stays open and focused while the list changes around it', async () => {
  const { announce, person } = await givenConsole();
  await person.click(inbox().getByRole('link', { name: /The printer/ }));
  const heading = await screen.findByRole('heading', { name: '#7 The printer is on fire' });
  expect(document.activeElement).toBe(heading);
  await announce(aTicket({ id: 8, title: 'The lift is stuck', updatedAt: '2026-11-22T15:00:00.000Z' }));
  expect(document.activeElement).toBe(heading);
  expect(inbox().getByRole('link', { current: true }).textContent).toContain('The printer');
});

test('search asks for the words once typing rests, and can be cleared', async () => {
  const { person, connection } = await givenConsole();
  connection.answer(http.tickets.list, { items: [], nextCursor: null });
  const field = inbox().getByRole('searchbox', { name: 'Search tickets' });
  await person.type(field, 'lift');
  await expect.poll(() => connection.requestsTo(http.tickets.list).at(-1)).toMatchObject({ query: { q: 'lift' } });
  expect(await screen.findByText('No ticket matches.')).toBeTruthy();
  const asked = connection.requestsTo(http.tickets.list).map(({ query }) => query?.q);
  expect(asked).not.toContain('li');
  await person.click(inbox().getByRole('button', { name: 'Clear the search' }));
  await expect.poll(() => connection.requestsTo(http.tickets.list).at(-1)?.query).not.toHaveProperty('q');
});

test('order and filters narrow the view', async () => {
  const { person, connection } = await givenConsole();
  await person.click(inbox().getByRole('button', { name: 'Order and filters' }));
  const panel = within(screen.getByRole('dialog', { name: 'Order and filters' }));
  await person.selectOptions(panel.getByRole('combobox', { name: 'Priority' }), 'High');
  await person.selectOptions(panel.getByRole('combobox', { name: 'Sort by' }), 'Newest first');
  expect(connection.requestsTo(http.tickets.list).at(-1)).toMatchObject({
    query: { priority: ['high'], sort: '-createdAt' },
  });
});

test('more tickets come from where the last page ended', async () => {
  const { person, connection } = await givenConsole();
  const firstPage = Array.from({ length: 30 }, (_, index) => aTicket({ id: 100 - index }));
  connection.answer(http.tickets.list, ({ query }) =>
    query?.cursor === 'next'
      ? { items: [aTicket({ id: 3, title: 'An older one' })], nextCursor: null }
      : { items: firstPage, nextCursor: 'next' },
  );
  await person.click(screen.getByRole('link', { name: 'All tickets' }));
  // By text: roles of so many rows take long to compute here.
  await person.click(await inbox().findByText('Show more'));
  expect(await inbox().findByText(/An older one/)).toBeTruthy();
  expect(inbox().queryByText('Show more')).toBeNull();
});

test('a list that could not be loaded says so and can be tried again', async () => {
  const { person, connection } = await givenConsole();
  connection.answer(http.tickets.list, () => {
    throw refused('unavailable');
  });
  await person.click(screen.getByRole('link', { name: 'All tickets' }));
  expect(await inbox().findByText('The tickets could not be loaded.')).toBeTruthy();
  connection.answer(http.tickets.list, { items: [aTicket()], nextCursor: null });
  await person.click(inbox().getByRole('button', { name: 'Try again' }));
  expect(await inbox().findByRole('link', { name: /The printer/ })).toBeTruthy();
});

test('the status bar says how the connection is', async () => {
  const { connection } = await givenConsole();
  expect(screen.getByText('Connected')).toBeTruthy();
  act(() => connection.drop('offline'));
  expect(screen.getByText('Offline')).toBeTruthy();
});
