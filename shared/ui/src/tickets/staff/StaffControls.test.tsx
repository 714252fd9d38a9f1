import { http, type Ticket } from '@tandem/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../client/src/testing/fake-connection.ts';
import { ana, asParticipant, aTicket, kim, sam } from '../../../../client/src/testing/samples.ts';
import { givenOpenTicket } from '../../testing/open-ticket.tsx';
import { show } from '../../testing/show.tsx';
import { ChangeNotice } from './ChangeNotice.tsx';
import { StaffControls } from './StaffControls.tsx';

const controls = (
  <>
    <StaffControls />
    <ChangeNotice />
  </>
);
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const offered = (name: string) =>
  within(choice(name))
    .getAllByRole('option')
    .map((option) => option.textContent);

test('a customer gets none of it', async () => {
  show(await givenOpenTicket({ reader: ana }), controls);
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

test('Claim takes a ticket that nobody has, and is gone then', async () => {
  const given = await givenOpenTicket({ reader: sam });
  given.connection.answer(http.tickets.change, aTicket({ assignee: sam, lastSeq: 4, version: 2 }));
  const { person } = show(given, controls);
  await person.click(screen.getByRole('button', { name: 'Claim' }));
  expect(given.connection.requestsTo(http.tickets.change)).toEqual([
    { params: { id: 7 }, headers: { 'if-match': '"1"' }, body: { assigneeId: sam.id } },
  ]);
  expect(screen.queryByRole('button', { name: 'Claim' })).toBeNull();
  expect(choice('Assignee').selectedOptions[0]?.textContent).toBe('Sam Agent (you)');
});

test('only the moves the life cycle allows are offered', async () => {
  const { unmount } = show(await givenOpenTicket({ reader: sam, ticket: { status: 'closed' } }), controls);
  expect(offered('Status')).toEqual(['Open', 'Closed']);
  unmount();
  show(await givenOpenTicket({ reader: sam, ticket: { status: 'resolved' } }), controls);
  expect(offered('Status')).toEqual(['Open', 'In progress', 'Resolved', 'Closed']);
});

test('a choice takes effect at once', async () => {
  const given = await givenOpenTicket({ reader: sam });
  given.connection.answer(
    http.tickets.change,
    ({ body }) => ({ ...aTicket({ lastSeq: 4, version: 2 }), ...body }) as Ticket,
  );
  const { person } = show(given, controls);
  await person.selectOptions(choice('Status'), 'In progress');
  await person.selectOptions(choice('Priority'), 'High');
  expect(given.connection.requestsTo(http.tickets.change).map(({ body }) => body)).toEqual([
    { status: 'in_progress' },
    { priority: 'high' },
  ]);
});

test('any colleague can be chosen, and nobody', async () => {
  const given = await givenOpenTicket({ reader: sam, ticket: { assignee: { id: kim.id, name: kim.name } } });
  given.connection.answer(http.accounts.staff, {
    items: [asParticipant(kim), asParticipant(sam), { id: 30, name: 'Lee', role: 'admin' }],
    nextCursor: null,
  });
  show(given, controls);
  expect(await screen.findByRole('option', { name: 'Lee' })).toBeTruthy();
  expect(offered('Assignee')).toEqual(['Nobody', 'Sam Agent (you)', 'Kim Agent', 'Lee']);
});

test('colleagues that could not be loaded: who has the ticket is still named, and the list says why it is short', async () => {
  const given = await givenOpenTicket({ reader: sam, ticket: { assignee: { id: kim.id, name: kim.name } } });
  given.connection.answer(http.accounts.staff, () => {
    throw refused('unavailable');
  });
  show(given, controls);
  expect(await screen.findByRole('option', { name: 'Colleagues could not be loaded.' })).toBeTruthy();
  expect(choice('Assignee').selectedOptions[0]?.textContent).toBe('Kim Agent');
});

async function givenConflict() {
  const moved = aTicket({ status: 'resolved', assignee: { id: kim.id, name: kim.name }, lastSeq: 5, version: 2 });
  const given = await givenOpenTicket({ reader: sam });
  given.connection.answer(http.tickets.change, () => {
    throw refused('stale', { ticket: moved });
  });
  await given.happens({ kind: 'status', author: asParticipant(kim), change: { from: 'open', to: 'resolved' } });
  await given.happens({ kind: 'assignee', author: asParticipant(kim), change: { from: null, to: kim } });
  const shown = show(given, controls);
  await shown.person.selectOptions(choice('Status'), 'In progress');
  return { ...given, ...shown, moved };
}

test('when somebody else changed the ticket first, it says what and who, and keeps the choice', async () => {
  await givenConflict();
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('Kim Agent changed this while you were working on it');
  expect(notice.textContent).toContain('Status is now Resolved. Kim Agent has it now.');
  expect(notice.textContent).toContain('You chose: status In progress.');
});

test('“Use my choice” makes the change against the ticket as it is now', async () => {
  const { person, connection, moved } = await givenConflict();
  connection.answer(http.tickets.change, { ...moved, status: 'in_progress', version: 3 });
  await person.click(await screen.findByRole('button', { name: 'Use my choice' }));
  expect(connection.requestsTo(http.tickets.change).at(-1)).toMatchObject({
    headers: { 'if-match': '"2"' },
    body: { status: 'in_progress' },
  });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(choice('Status').value).toBe('in_progress');
});

test('“Leave it as it is” shows the ticket as somebody else left it', async () => {
  const { person } = await givenConflict();
  await person.click(await screen.findByRole('button', { name: 'Leave it as it is' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(choice('Status').value).toBe('resolved');
});

test('a change that failed otherwise says why, and the control shows what is true', async () => {
  const given = await givenOpenTicket({ reader: sam });
  given.connection.answer(http.tickets.change, () => {
    throw refused('impossible');
  });
  const { person } = show(given, controls);
  await person.selectOptions(choice('Priority'), 'High');
  expect((await screen.findByRole('alert')).textContent).toContain('Not saved. Refused: impossible.');
  expect(choice('Priority').value).toBe('medium');
});
