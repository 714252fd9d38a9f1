import { http, type Ticket } from '@tandem/contract';
import { SessionProvider } from '@tandem/ui';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../../shared/client/src/testing/fake-connection.ts';
import { anActivity, ana, aTicket, entries, sam } from '../../shared/client/src/testing/samples.ts';
import { InEnglish } from '../../shared/ui/src/testing/in-english.tsx';
import { givenStores } from '../../shared/ui/src/testing/show.tsx';
import { App } from './App.tsx';

// What is fetched on the way is here already, so that no test waits for it.
beforeAll(async () => {
  await Promise.all([
    import('./SignedIn.tsx'),
    import('./tickets/TicketsPage.tsx'),
    import('./tickets/NewTicketPage.tsx'),
    import('./tickets/TicketPage.tsx'),
    import('./shell/NotFoundPage.tsx'),
  ]);
});
beforeEach(() => {
  window.scrollTo = () => undefined;
});

async function open(path: string, user: typeof ana | null, tickets: Ticket[] = [aTicket()]) {
  window.history.replaceState(null, '', path);
  const given = await givenStores(user);
  given.connection.answer(http.tickets.list, { items: tickets, nextCursor: null });
  given.connection.answerCommand('ticket.open', ({ ticketId }) => {
    const ticket = tickets.find(({ id }) => id === ticketId);
    if (!ticket) throw refused('not_found');
    return { ticket, entries: entries(1, 1), lastSeq: 1, more: false, reads: [], viewers: [] };
  });
  given.connection.answer(http.tickets.read, () => {
    throw refused('not_found');
  });
  const stores = Promise.resolve(given.stores);
  await act(async () => {
    render(
      <SessionProvider session={given.stores.session}>
        <App stores={() => stores} />
      </SessionProvider>,
      { wrapper: InEnglish },
    );
  });
  return { ...given, person: userEvent.setup() };
}
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

test('a link to a ticket works after a reload', async () => {
  await open('/tickets/7', ana);
  await heading('The printer is on fire');
  expect(await screen.findByText('It started this morning and has not stopped since.')).toBeTruthy();
  await waitFor(() => expect(document.title).toBe('The printer is on fire · Tandem'));
});

test('without a session the same link leads through signing in, and then to the ticket', async () => {
  const { connection, person } = await open('/tickets/7', null);
  await heading('Sign in');
  expect(window.location.pathname).toBe('/sign-in');

  vi.spyOn(connection, 'logIn').mockImplementation(async () => {
    connection.user = ana;
    connection.drop('connecting');
    return ana;
  });
  await person.type(screen.getByLabelText('E-mail address'), ana.email);
  await person.type(screen.getByLabelText('Password'), 'a few plain words{Enter}');
  await waitFor(() => expect(window.location.pathname).toBe('/tickets/7'));
  await act(async () => connection.goLive());
  await heading('The printer is on fire');
});

test('following a ticket moves the focus to its heading, and the arrow leads back', async () => {
  const { person } = await open('/', ana);
  await person.click(await screen.findByRole('link', { name: /The printer is on fire/ }));
  const title = await heading('The printer is on fire');
  await waitFor(() => expect(document.activeElement).toBe(title));

  await person.click(screen.getByRole('link', { name: 'All tickets' }));
  const list = await heading('Your tickets');
  await waitFor(() => expect(document.activeElement).toBe(list));
});

test.each(['/tickets/9', '/tickets/abc', '/tickets/-1', '/tickets/1e3'])(
  '%s is no ticket, and says so',
  async (path) => {
    await open(path, ana);
    await heading('There is no such ticket');
    expect(screen.getByRole('link', { name: 'Go to your tickets' }).getAttribute('href')).toBe('/');
  },
);

test('an unknown address says so', async () => {
  await open('/nowhere', ana);
  await heading('This page does not exist');
});

test('which tickets are shown is in the address, so a bookmark keeps it', async () => {
  const { connection, person } = await open('/?show=closed&q=fire', ana);
  await heading('Your tickets');
  await waitFor(() =>
    expect(connection.requestsTo(http.tickets.list).at(-1)?.query).toMatchObject({ status: ['closed'], q: 'fire' }),
  );
  await person.click(screen.getByRole('radio', { name: 'Open' }));
  expect(window.location.search).toBe('?show=open&q=fire');
});

test('closing a ticket is in its menu, and is not offered once it is closed', async () => {
  const { person } = await open('/tickets/7', ana, [aTicket({ status: 'closed' })]);
  await heading('The printer is on fire');
  await person.click(screen.getByRole('button', { name: 'Ticket actions' }));
  expect(screen.getByRole('menuitem', { name: 'Copy link' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Close ticket' })).toBeNull();
});

test('profile and devices are in the account menu', async () => {
  const { person, connection } = await open('/', ana);
  connection.answer(http.session.devices, { items: [], nextCursor: null });
  await heading('Your tickets');
  await person.click(screen.getByRole('button', { name: /Account of/ }));
  await person.click(screen.getByRole('menuitem', { name: 'Profile' }));
  await heading('Profile');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe(ana.name);
  await person.click(screen.getByRole('button', { name: /Account of/ }));
  await person.click(screen.getByRole('menuitem', { name: 'Devices' }));
  await heading('Devices');
});

test('the icon of the tab has a dot while something is unread', async () => {
  const icon = document.head.appendChild(
    Object.assign(document.createElement('link'), { rel: 'icon', href: '/icon.svg' }),
  );
  const { connection, stores } = await open('/', ana);
  await heading('Your tickets');
  act(() => connection.emit('activity', anActivity('12', { seq: 3 })));
  expect(icon.getAttribute('href')).toBe('/icon-unread.svg');
  act(() => stores.activity.markTicketRead(7, 3));
  expect(icon.getAttribute('href')).toBe('/icon.svg');
  icon.remove();
});

test('whoever opened a ticket is asked whether to be told of the answer, in the page and not by the browser', async () => {
  const Browser = Object.assign(vi.fn(), { permission: 'default', requestPermission: vi.fn() });
  Browser.prototype.close = () => undefined;
  vi.stubGlobal('Notification', Browser);
  vi.stubGlobal('isSecureContext', true);
  const { stores } = await open('/tickets/7', ana);
  await heading('The printer is on fire');
  expect(screen.queryByText(/Shall we tell you/)).toBeNull();
  act(() => stores.notices.invite());
  expect(await screen.findByText(/Shall we tell you/)).toBeTruthy();
  expect(Browser.requestPermission).not.toHaveBeenCalled();
});

test('staff are shown the way to the console', async () => {
  await open('/', sam);
  await heading('This is the customer portal');
  expect(screen.getByRole('link', { name: 'Open the console' }).getAttribute('href')).toBe('/console/');
});

test('signing out leaves nothing behind, not even where one was', async () => {
  const { person, stores } = await open('/tickets/7', ana);
  await heading('The printer is on fire');
  await person.click(screen.getByRole('button', { name: /Account of/ }));
  await person.click(screen.getByRole('menuitem', { name: 'Sign out' }));
  await heading('Sign in');
  expect(stores.session.user).toBeNull();
  expect(`${window.location.pathname}${window.location.search}`).toBe('/sign-in');
});

test('a session that ends keeps the page and asks to sign in over it', async () => {
  const { connection } = await open('/tickets/new', ana);
  await heading('New ticket');
  await act(async () => connection.end('expired'));
  await screen.findByRole('dialog', { name: 'Please sign in again' });
  expect(window.location.pathname).toBe('/tickets/new');
  expect(screen.getByRole('heading', { level: 1, hidden: true }).textContent).toBe('New ticket');
});
