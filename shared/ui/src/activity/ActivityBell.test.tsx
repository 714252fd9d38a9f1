import { http } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { anActivity, ana, asParticipant, aTicket, entries, kim, sam } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { ActivityBell } from './ActivityBell.tsx';

const bell = <ActivityBell hrefFor={({ ticket }) => `/tickets/${ticket.id}`} />;

async function givenActivity(reader = sam) {
  const given = await givenStores(reader);
  const items = [
    anActivity('11', {
      kind: 'ticket.created',
      ticket: { id: 7, title: 'Fire', status: 'open', priority: 'high' },
      read: true,
    }),
    anActivity('12', { actor: asParticipant(kim), ticket: { id: 8, title: 'Ice', status: 'open', priority: 'low' } }),
  ];
  given.connection.answer(http.activity.list, { items, cursor: '12', unread: 1 });
  await act(() => given.stores.activity.load());
  return given;
}

test('the bell says how many are new', async () => {
  show(await givenActivity(), bell);
  expect(screen.getByRole('button', { name: 'Activity, 1 new' })).toBeTruthy();
});

test('above a hundred it stops counting', async () => {
  const given = await givenStores(sam);
  given.connection.answer(http.activity.list, { items: [], cursor: '0', unread: 101 });
  await act(() => given.stores.activity.load());
  show(given, bell);
  expect(screen.getByRole('button', { name: 'Activity, 100+ new' })).toBeTruthy();
});

test('each happening, newest first, leads to its ticket', async () => {
  const { person, navigate } = show(await givenActivity(), bell);
  await person.click(screen.getByRole('button', { name: /^Activity/ }));
  const panel = within(screen.getByRole('dialog', { name: 'Activity' }));
  const links = panel.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/tickets/8', '/tickets/7']);
  expect(links[1]?.textContent).toContain('Ana Customer opened a ticket');
  await person.click(panel.getByRole('link', { name: /Kim Agent wrote/ }));
  expect(navigate).toHaveBeenCalledWith('/tickets/8');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what happens now appears at the top of the open list', async () => {
  const given = await givenActivity();
  const { person } = show(given, bell);
  await person.click(screen.getByRole('button', { name: /^Activity/ }));
  act(() => given.connection.emit('activity', anActivity('13', { seq: 9 })));
  const [newest] = screen.getAllByRole('link');
  expect(newest?.textContent).toContain('New: Ana Customer wrote');
});

test('what was read on its ticket meanwhile is new no longer, in the count and in the list', async () => {
  const given = await givenActivity();
  given.connection.answerCommand('ticket.open', () => ({
    ticket: aTicket({ id: 8, lastSeq: 2, readSeq: 2 }),
    entries: entries(1, 2, { ticketId: 8 }),
    lastSeq: 2,
    more: false,
    reads: [],
    viewers: [],
  }));
  const { person } = show(given, bell);
  await person.click(screen.getByRole('button', { name: 'Activity, 1 new' }));
  const newest = screen.getAllByRole('link')[0];
  expect(newest?.textContent).toContain('New: Kim Agent');
  await act(() => given.stores.ticket.open(8));
  expect(screen.getByRole('button', { name: 'Activity' })).toBeTruthy();
  expect(newest?.textContent).not.toContain('New');
  expect(newest?.textContent).toContain('Kim Agent');
});

test('“Mark all as read” empties the count', async () => {
  const given = await givenActivity();
  given.connection.answer(http.activity.markRead, undefined);
  const { person } = show(given, bell);
  await person.click(screen.getByRole('button', { name: /^Activity/ }));
  await person.click(screen.getByRole('button', { name: 'Mark all as read' }));
  expect(given.connection.requestsTo(http.activity.markRead)).toEqual([{ body: { cursor: '12' } }]);
  expect(await screen.findByRole('button', { name: 'Activity' })).toBeTruthy();
});

test('a customer reads who in Support wrote', async () => {
  const { person } = show(await givenActivity(ana), bell);
  await person.click(screen.getByRole('button', { name: /^Activity/ }));
  expect(screen.getByText('Kim Agent from Support wrote')).toBeTruthy();
});

test('nothing yet says what will be here', async () => {
  const { person } = show(await givenStores(ana), bell);
  await person.click(screen.getByRole('button', { name: 'Activity' }));
  expect(screen.getByText(/You will hear here when something happens on your tickets/)).toBeTruthy();
});

test('a failed load says so and can be tried again', async () => {
  const given = await givenStores(sam);
  given.connection.answer(http.activity.list, () => {
    throw refused('unavailable');
  });
  await act(() => given.stores.activity.load());
  const { person } = show(given, bell);
  await person.click(screen.getByRole('button', { name: 'Activity' }));
  expect(screen.getByText('Activity could not be loaded.')).toBeTruthy();
  given.connection.answer(http.activity.list, { items: [anActivity('1')], cursor: '1', unread: 0 });
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: /wrote/ })).toBeTruthy();
});
