import { http } from '@tandem/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { fakePorts } from '../../../client/src/testing/fake-ports.ts';
import { ana, aTicket, sam } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { NewTicketForm } from './NewTicketForm.tsx';

async function given(ports = fakePorts(), user = ana) {
  const stores = await givenStores(user, ports);
  stores.connection.answer(http.tickets.open, aTicket({ id: 42 }));
  const opened = vi.fn();
  const view = show(stores, <NewTicketForm onOpened={opened} />);
  await screen.findByRole('option', { name: 'Billing' });
  return { ...stores, ...view, opened };
}
type Person = Awaited<ReturnType<typeof given>>['person'];
const title = () => screen.getByLabelText<HTMLInputElement>('Title');
const description = () => screen.getByLabelText<HTMLTextAreaElement>('Description');
const submit = () => screen.getByRole('button', { name: 'Open ticket' });

async function fillIn(person: Person) {
  await person.type(title(), '  Printer on fire ');
  await person.selectOptions(screen.getByLabelText('Category'), 'Billing');
  await person.type(description(), 'It started this morning.');
  await person.click(screen.getByRole('radio', { name: /High/ }));
}

test('a filled-in form opens the ticket and leaves no draft behind', async () => {
  const { person, connection, opened, ports } = await given();
  await fillIn(person);
  await person.click(submit());

  await waitFor(() => expect(opened).toHaveBeenCalledWith(expect.objectContaining({ id: 42 })));
  expect(connection.requestsTo(http.tickets.open)[0]?.body).toEqual({
    title: 'Printer on fire',
    categoryId: 2,
    description: 'It started this morning.',
    priority: 'high',
  });
  expect(ports.storage.keys().filter((key) => key.includes('draft'))).toEqual([]);
});

test('what is typed is still there after a reload, and can be thrown away', async () => {
  const ports = fakePorts();
  const first = await given(ports);
  await fillIn(first.person);
  first.unmount();

  const { person } = await given(fakePorts({ storage: ports.storage.otherTab() }));
  expect(title().value).toBe('  Printer on fire ');
  expect(description().value).toBe('It started this morning.');
  expect(screen.getByText('Your draft from earlier is still here.')).toBeTruthy();

  await person.click(screen.getByRole('button', { name: 'Start over' }));
  expect(title().value).toBe('');
  expect(ports.storage.keys().filter((key) => key.includes('draft'))).toEqual([]);
});

test('another account on the same device does not see the draft', async () => {
  const ports = fakePorts();
  const first = await given(ports);
  await fillIn(first.person);
  first.unmount();
  await given(fakePorts({ storage: ports.storage.otherTab() }), { ...sam, role: 'customer' });
  expect(title().value).toBe('');
});

test('a refusal keeps every word, says why, and the next try opens one ticket', async () => {
  const { person, connection, opened } = await given();
  connection.answer(http.tickets.open, () => {
    throw refused('unavailable');
  });
  await fillIn(person);
  await person.click(submit());
  expect((await screen.findByRole('alert')).textContent).toContain('What you typed is kept.');
  expect(description().value).toBe('It started this morning.');

  connection.answer(http.tickets.open, aTicket({ id: 42 }));
  await person.click(submit());
  await waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
  const keys = connection.requestsTo(http.tickets.open).map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(1);
});

test('too short a description is said at the field, which gets the focus', async () => {
  const { person, connection } = await given();
  await person.type(title(), 'Printer on fire');
  await person.selectOptions(screen.getByLabelText('Category'), 'Billing');
  await person.type(description(), 'Help');
  await person.click(submit());
  await waitFor(() => expect(document.activeElement).toBe(description()));
  expect(screen.getByText('Use at least 10 characters.')).toBeTruthy();
  expect(connection.requestsTo(http.tickets.open)).toEqual([]);
});
