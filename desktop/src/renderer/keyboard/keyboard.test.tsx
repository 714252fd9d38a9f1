import { http } from '@tandem/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTicket, sam } from '../../../../shared/client/src/testing/samples.ts';
import { givenConsole } from '../testing/given-console.tsx';

const three = [
  aTicket({ id: 9, title: 'First' }),
  aTicket({ id: 8, title: 'Second' }),
  aTicket({ id: 7, title: 'Third' }),
];
const focused = () => document.activeElement?.textContent;

test('j and k move through the list, Enter opens', async () => {
  const { person } = await givenConsole({ tickets: three });
  await person.keyboard('jjj');
  expect(focused()).toContain('Third');
  await person.keyboard('k');
  expect(focused()).toContain('Second');
  await person.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: '#8 Second' })).toBeTruthy();
});

test('from an open ticket j goes on with the next one', async () => {
  const { person } = await givenConsole({ tickets: three, at: '/tickets/9' });
  await person.keyboard('j');
  expect(focused()).toContain('Second');
});

test('c claims the open ticket, unless somebody has it', async () => {
  const { person, connection } = await givenConsole({ at: '/tickets/7' });
  connection.answer(http.tickets.change, aTicket({ assignee: { id: sam.id, name: sam.name }, version: 2 }));
  await person.keyboard('c');
  expect(connection.requestsTo(http.tickets.change)).toHaveLength(1);
  await person.keyboard('c');
  expect(connection.requestsTo(http.tickets.change)).toHaveLength(1);
});

test('e closes the open ticket, after asking', async () => {
  const { person, connection } = await givenConsole({ at: '/tickets/7' });
  connection.answer(http.tickets.change, aTicket({ status: 'closed', version: 2 }));
  await person.keyboard('e');
  expect(connection.requestsTo(http.tickets.change)).toEqual([]);
  const question = within(screen.getByRole('dialog', { name: 'Close this ticket?' }));
  await person.click(question.getByRole('button', { name: 'Close ticket' }));
  expect(await screen.findByText(/This ticket is closed\. Reopen it to write\./)).toBeTruthy();
});

test('r goes to the reply, where letters are letters again; Escape leads back to the list', async () => {
  const { person, connection } = await givenConsole({ at: '/tickets/7' });
  await person.keyboard('r');
  const reply = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });
  expect(document.activeElement).toBe(reply);
  await person.keyboard('cj?');
  expect(reply.value).toBe('cj?');
  expect(connection.requestsTo(http.tickets.change)).toEqual([]);
  await person.keyboard('{Escape}');
  expect(focused()).toContain('The printer is on fire');
  expect(reply.value).toBe('cj?');
});

test('/ goes to the search, s, p and a to the controls', async () => {
  const { person } = await givenConsole({ at: '/tickets/7' });
  await person.keyboard('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search tickets' }));
  await person.keyboard('{Escape}s');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Status' }));
});

test('g and a letter goes to a view', async () => {
  const { person, connection } = await givenConsole();
  await person.keyboard('gm');
  expect(connection.requestsTo(http.tickets.list).at(-1)).toMatchObject({ query: { assignee: 'me' } });
});

test('? shows every key, and while the sheet is open they rest', async () => {
  const { person, connection } = await givenConsole({ at: '/tickets/7' });
  await person.keyboard('?');
  const sheet = within(screen.getByRole('dialog', { name: 'Keys' }));
  expect(sheet.getByText('Claim')).toBeTruthy();
  await person.keyboard('c');
  expect(connection.requestsTo(http.tickets.change)).toEqual([]);
});
