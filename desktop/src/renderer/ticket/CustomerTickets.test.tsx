import { http, type Ticket } from '@tandem/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { ana, aTicket } from '../../../../shared/client/src/testing/samples.ts';
import { givenConsole } from '../testing/given-console.tsx';

const bo = { id: 12, name: 'Bo Customer' };
const printer = aTicket();
const lift = aTicket({ id: 8, title: 'The lift is stuck', status: 'closed' });
const door = aTicket({ id: 9, title: 'The door squeaks', customer: bo });

/** The console, over an api that has all of these tickets; the inbox shows none of Ana’s but the printer. */
async function givenDesk(all: readonly Ticket[] = [printer, lift, door]) {
  const inInbox = [printer, door];
  const given = await givenConsole({ tickets: inInbox });
  const ofCustomer = (id: number) => all.filter(({ customer }) => customer.id === id);
  given.connection.answer(http.tickets.list, ({ query }) => ({
    items: query.customerId === undefined ? inInbox : ofCustomer(query.customerId),
    nextCursor: null,
  }));
  const open = async (title: RegExp) => given.person.click(inbox().getByRole('link', { name: title }));
  return { ...given, open, ofCustomer };
}
const inbox = () => within(screen.getByRole('region', { name: 'Inbox' }));
const others = () => within(screen.getByRole('complementary', { name: 'Details' }));

test('beside a ticket is what else its customer has, whatever the inbox shows', async () => {
  const { open } = await givenDesk();
  await open(/The printer/);
  const link = await others().findByRole('link', { name: /Closed.*#8 The lift is stuck/ });
  expect(link.getAttribute('href')).toBe('/tickets/8');
  expect(others().queryByRole('link', { name: /The printer/ })).toBeNull();
  expect(others().queryByRole('link', { name: /The door/ })).toBeNull();
});

test('a further ticket of this customer appears there while it is looked at', async () => {
  const { open, announce } = await givenDesk();
  await open(/The printer/);
  await others().findByRole('link', { name: /The lift/ });
  await announce(aTicket({ id: 10, title: 'The tap drips', updatedAt: '2026-11-22T15:00:00.000Z' }));
  expect(others().getByRole('link', { name: /#10 The tap drips/ })).toBeTruthy();
});

test('with another customer’s ticket, the list is another one', async () => {
  const { open } = await givenDesk();
  await open(/The printer/);
  await others().findByRole('link', { name: /The lift/ });
  await open(/The door/);
  expect(await others().findByText('No other tickets.')).toBeTruthy();
  expect(others().queryByRole('link', { name: /The lift/ })).toBeNull();
});

test('it says that it is loading, and does not say “none” before it knows', async () => {
  const { open, connection } = await givenDesk();
  connection.answer(http.tickets.list, () => new Promise(() => {}));
  await open(/The printer/);
  expect(await others().findByText('Loading the customer’s other tickets')).toBeTruthy();
  expect(others().queryByText('No other tickets.')).toBeNull();
});

test('what could not be loaded says so and can be tried again', async () => {
  const { open, person, connection, ofCustomer } = await givenDesk();
  connection.answer(http.tickets.list, () => {
    throw refused('unavailable');
  });
  await open(/The printer/);
  expect((await others().findByRole('alert')).textContent).toContain('They could not be loaded.');
  connection.answer(http.tickets.list, { items: ofCustomer(ana.id), nextCursor: null });
  await person.click(others().getByRole('button', { name: 'Try again' }));
  expect(await others().findByRole('link', { name: /The lift/ })).toBeTruthy();
  expect(others().queryByRole('alert')).toBeNull();
});

test('of very many, the first twenty are shown', async () => {
  const many = Array.from({ length: 30 }, (_, index) => aTicket({ id: 100 + index, title: `Ticket no. ${index}` }));
  const { open } = await givenDesk([printer, ...many]);
  await open(/The printer/);
  expect(await others().findAllByText(/Ticket no\./)).toHaveLength(20);
});

test('“All tickets of this customer” narrows the inbox to them, says whose they are, and can be taken back', async () => {
  const { open, person, connection } = await givenDesk();
  await open(/The printer/);
  await person.click(await others().findByRole('link', { name: 'All tickets of this customer' }));
  expect(window.location.search).toBe('?view=all&customer=11');
  expect(connection.requestsTo(http.tickets.list).at(-1)?.query).toMatchObject({ customerId: ana.id });
  expect(await inbox().findByText('Only from Ana Customer')).toBeTruthy();
  expect(inbox().getByRole('link', { name: /The lift/ })).toBeTruthy();
  await person.click(inbox().getByRole('button', { name: 'Show tickets from all customers' }));
  expect(window.location.search).toBe('?view=all');
  expect(inbox().queryByText(/^Only from/)).toBeNull();
  expect(document.activeElement).toBe(inbox().getByRole('searchbox'));
  expect(connection.requestsTo(http.tickets.list).at(-1)?.query).not.toHaveProperty('customerId');
});

test('a shared address of a customer without tickets names them by number', async () => {
  const { connection, person } = await givenConsole({ tickets: [], at: '/?view=all&customer=12' });
  expect(connection.requestsTo(http.tickets.list)[0]?.query).toMatchObject({ customerId: 12 });
  expect(inbox().getByText('Only from customer 12')).toBeTruthy();
  await person.click(inbox().getByRole('button', { name: 'Clear search and filters' }));
  expect(inbox().queryByText(/^Only from/)).toBeNull();
});
