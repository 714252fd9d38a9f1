import { http, type Ticket } from '@tandem/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana, aTicket, kim } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { TicketList } from './TicketList.tsx';

async function givenList(tickets: Ticket[], nextCursor: string | null = null) {
  const given = await givenStores(ana);
  given.connection.answer(http.tickets.list, { items: tickets, nextCursor });
  const view = show(given, <TicketList href={(id) => `/tickets/${id}`} empty={<p>Nothing here</p>} />);
  await act(() => given.stores.tickets.show({}));
  return { ...given, ...view };
}
const rows = () => screen.getAllByRole('listitem').map((row) => within(row).getByRole('link'));
const shared = ({ readSeq: _, unread: __, ...ticket }: Ticket) => ticket;

test('each ticket is one link that says what it is, where it stands, who has it and what is new', async () => {
  const { person, navigate } = await givenList([
    aTicket({
      id: 7,
      title: 'Printer on fire',
      status: 'in_progress',
      assignee: kim,
      lastSeq: 3,
      readSeq: 1,
      unread: 2,
    }),
    aTicket({ id: 8, title: 'Coffee is out', status: 'closed', lastSeq: 1, readSeq: 1 }),
  ]);
  const [printer, coffee] = rows() as [HTMLElement, HTMLElement];
  for (const fact of ['Printer on fire', 'In progress', 'Technical', 'Kim Agent from Support', '2 new']) {
    expect(printer.textContent).toContain(fact);
  }
  expect(coffee.textContent).toContain('Closed');
  expect(coffee.textContent).not.toContain('new');

  await person.click(printer);
  expect(navigate).toHaveBeenCalledWith('/tickets/7');
});

test('what was written last stands below the title, and by whom; first of all that is the description', async () => {
  const lastMessage = { author: { id: kim.id, name: kim.name }, excerpt: 'Have you tried water?' };
  const { connection, stores } = await givenList([
    aTicket({ id: 8, description: 'It has hummed since Monday.', updatedAt: '2026-11-22T15:00:00.000Z' }),
    aTicket({ id: 7, lastSeq: 3, lastMessage }),
  ]);
  const theirs = () => rows()[1]?.textContent;
  expect(theirs()).toContain('Kim Agent: Have you tried water?');
  expect(rows()[0]?.textContent).toContain('You: It has hummed since Monday.');

  const answered = aTicket({ id: 7, lastSeq: 4, lastMessage: { author: lastMessage.author, excerpt: 'And now?' } });
  await act(async () => connection.emit('tickets.changed', { tickets: [shared(answered)] }));
  expect(theirs()).toContain('Kim Agent: And now?');

  const moved = aTicket({ id: 7, lastSeq: 5, status: 'resolved', version: 2 });
  await act(async () => connection.emit('tickets.changed', { tickets: [shared(moved)] }));
  await act(async () =>
    connection.emit('person.renamed', { person: { ...lastMessage.author, name: 'Kim B.', role: 'agent' } }),
  );
  expect(stores.tickets.items[1]?.status).toBe('resolved');
  expect(theirs()).toContain('Kim B.: And now?');
});

test('a change at the service is seen without a reload', async () => {
  const { connection } = await givenList([aTicket({ id: 7, lastSeq: 1, readSeq: 1 })]);
  const changed = aTicket({ id: 7, status: 'resolved', version: 2, updatedAt: '2026-11-22T14:05:00.000Z' });
  await act(async () => connection.emit('tickets.changed', { tickets: [shared(changed)] }));
  await waitFor(() => expect(rows()[0]?.textContent).toContain('Resolved'));
});

test('no row moves away under the pointer; what changed moves once it has left', async () => {
  const { connection, person } = await givenList([
    aTicket({ id: 7, title: 'First', updatedAt: '2026-11-22T14:01:00.000Z' }),
    aTicket({ id: 8, title: 'Second', updatedAt: '2026-11-22T14:00:00.000Z' }),
  ]);
  await person.hover(screen.getByRole('list', { name: 'Tickets' }));
  const moved = aTicket({ id: 8, title: 'Second', lastSeq: 2, updatedAt: '2026-11-22T14:09:00.000Z' });
  await act(async () => connection.emit('tickets.changed', { tickets: [shared(moved)] }));
  expect(rows().map((row) => row.textContent?.slice(0, 6))).toEqual(['First1', 'Second']);

  await person.unhover(screen.getByRole('list', { name: 'Tickets' }));
  await waitFor(() => expect(rows()[0]?.textContent).toContain('Second'));
});

test('nothing at all is said in words of the page', async () => {
  await givenList([]);
  expect(screen.getByText('Nothing here')).toBeTruthy();
});

test('a list that cannot be loaded says why, and loads on the second try', async () => {
  const given = await givenStores(ana);
  given.connection.answer(http.tickets.list, () => {
    throw refused('unavailable');
  });
  const { person } = show(given, <TicketList href={String} empty={null} />);
  await act(() => given.stores.tickets.show({}));
  expect((await screen.findByRole('alert')).textContent).toContain('Your tickets could not be loaded.');

  given.connection.answer(http.tickets.list, { items: [aTicket()], nextCursor: null });
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The printer is on fire')).toBeTruthy();
});

test('more tickets come when asked for', async () => {
  const { connection, person } = await givenList([aTicket({ id: 9 })], 'next');
  connection.answer(http.tickets.list, {
    items: [aTicket({ id: 3, title: 'An old one', updatedAt: '2025-01-01T00:00:00.000Z' })],
    nextCursor: null,
  });
  await person.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('An old one')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('who cannot see the list is told how much a search found', async () => {
  const { stores } = await givenList([aTicket()]);
  expect(screen.queryByText(/Tickets shown/)).toBeNull();
  await act(() => stores.tickets.show({ q: 'fire' }));
  expect(await screen.findByText('Tickets shown: 1')).toBeTruthy();
});
