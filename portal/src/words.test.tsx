import { type Entry, http, type Ticket, type User } from '@tandem/contract';
import { LanguageProvider, SessionProvider } from '@tandem/ui';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { settle } from '../../shared/client/src/testing/fake-clock.ts';
import { refused } from '../../shared/client/src/testing/fake-connection.ts';
import { anActivity, aTicket } from '../../shared/client/src/testing/samples.ts';
import { marked, unmarked } from '../../shared/ui/src/testing/marked-words.ts';
import { givenStores } from '../../shared/ui/src/testing/show.tsx';
import { App } from './App.tsx';

const anna: User = { id: 11, name: 'Άννα', email: 'anna@example.com', role: 'customer' };
const sofia = { id: 21, name: 'Σοφία', role: 'agent' } as const;
const { email: _, ...author } = anna;
const ticket = (overrides: Partial<Ticket> = {}) =>
  aTicket({
    title: 'Ο εκτυπωτής',
    description: 'Δεν τυπώνει τίποτα.',
    category: { id: 1, name: 'Τεχνικά' },
    customer: { id: anna.id, name: anna.name },
    ...overrides,
  });
const at = '2026-11-22T14:00:00.000Z';
const entry = (seq: number, facts: Partial<Entry>): Entry => ({
  ticketId: 7,
  seq,
  kind: 'message',
  author,
  at,
  ...facts,
});
const story: Entry[] = [
  entry(1, { kind: 'created' }),
  entry(2, { kind: 'assignee', author: sofia, change: { from: null, to: { id: 21, name: 'Σοφία' } } }),
  entry(3, { kind: 'status', author: sofia, change: { from: 'open', to: 'in_progress' } }),
  entry(4, { kind: 'priority', author: sofia, change: { from: 'medium', to: 'high' } }),
  entry(5, { author: sofia, body: 'Καλημέρα' }),
  entry(6, { body: 'Ευχαριστώ' }),
];

beforeEach(() => {
  window.scrollTo = () => undefined;
});
async function open(path: string, user: User | null = anna, facts: Partial<Ticket> = {}) {
  window.history.replaceState(null, '', path);
  const given = await givenStores(user);
  const { connection, stores } = given;
  const shown = ticket({ lastSeq: story.length, readSeq: 3, assignee: { id: 21, name: 'Σοφία' }, ...facts });
  connection.answer(http.tickets.list, { items: [shown, ticket({ id: 8, status: 'closed' })], nextCursor: 'more' });
  connection.answer(http.categories.list, { items: [{ id: 1, name: 'Τεχνικά', description: '' }], nextCursor: null });
  connection.answerCommand('ticket.open', ({ ticketId }) => {
    if (ticketId !== 7) throw refused('not_found');
    const reads = [{ reader: sofia, seq: 6 }];
    return { ticket: shown, entries: story, lastSeq: 6, more: false, reads, viewers: [sofia] };
  });
  connection.answer(http.tickets.read, () => {
    throw refused('not_found');
  });
  const ready = Promise.resolve(stores);
  await act(async () => {
    render(
      <LanguageProvider language={marked}>
        <SessionProvider session={stores.session}>
          <App stores={() => ready} />
        </SessionProvider>
      </LanguageProvider>,
    );
  });
  await screen.findByRole('heading', { level: 1 });
  await act(() => settle());
  return { ...given, person: userEvent.setup() };
}
const button = (name: RegExp) => screen.getByRole('button', { name });

/** Where it is, what is done there, and that something came of it: an empty page has no word out of place either. */
const places: [string, () => Promise<unknown>, RegExp][] = [
  ['signing in', () => open('/sign-in', null), /⟦Sign in⟧/],
  [
    'signing in with nothing',
    async () => {
      const { person } = await open('/sign-in', null);
      await person.click(button(/^⟦Sign in⟧$/));
    },
    /⟦This is required\.⟧/,
  ],
  [
    'signing up with a short password',
    async () => {
      const { person } = await open('/sign-up', null);
      await person.click(button(/Create account/));
    },
    /⟦This is required\.⟧/,
  ],
  ['the tickets', () => open('/'), /⟦Your tickets⟧/],
  [
    'what happened',
    async () => {
      const { person, connection } = await open('/');
      await act(async () => {
        for (const [at, kind] of (['status.changed', 'message.posted'] as const).entries()) {
          connection.emit('activity', anActivity(String(at + 1), { kind, actor: sofia, ticket: ticket() }));
        }
      });
      await person.click(button(/Activity/));
    },
    /⟦Σοφία from Support⟧ wrote⟧/,
  ],
  [
    'the account menu',
    async () => {
      const { person } = await open('/');
      await person.click(button(/Account of/));
    },
    /⟦Sign out⟧/,
  ],
  ['a new ticket', () => open('/tickets/new'), /⟦New ticket⟧/],
  [
    'a new ticket with nothing in it',
    async () => {
      const { person } = await open('/tickets/new');
      await person.click(button(/Open ticket/));
    },
    /⟦This is required\.⟧/,
  ],
  ['a ticket', () => open('/tickets/7'), /picked up the ticket⟧/],
  ['a closed ticket', () => open('/tickets/7', anna, { status: 'closed', closedAt: at }), /takes no more messages/],
  [
    'a ticket while offline, with a message that waits',
    async () => {
      const { person, connection } = await open('/tickets/7');
      await act(async () => connection.drop('offline'));
      await person.type(screen.getByRole('textbox'), 'Περιμένω');
      await person.click(button(/⟦Send⟧/));
    },
    /⟦Waiting for the connection⟧/,
  ],
  [
    'a message that was refused',
    async () => {
      const { person, connection } = await open('/tickets/7');
      connection.answerCommand('message.send', () => {
        throw refused('ticket_closed');
      });
      await person.type(screen.getByRole('textbox'), 'Περιμένω');
      await person.click(button(/⟦Send⟧/));
      await screen.findByText(/Not sent/);
    },
    /⟦Retry⟧/,
  ],
  [
    'asking to close',
    async () => {
      const { person } = await open('/tickets/7');
      await person.click(button(/Ticket actions/));
      await person.click(screen.getByRole('menuitem', { name: /Close ticket/ }));
    },
    /⟦Close this ticket\?⟧/,
  ],
  ['a ticket that is not there', () => open('/tickets/9'), /⟦There is no such ticket⟧/],
  ['an address that leads nowhere', () => open('/nowhere'), /⟦This page does not exist⟧/],
  ['staff at the wrong door', () => open('/', { ...sofia, email: 's@example.com' }), /⟦This is the customer portal⟧/],
];

test.each(places)('every word comes from the catalog: %s', { timeout: 20_000 }, async (_where, go, shown) => {
  await go();
  await waitFor(() => expect(document.body.textContent).toMatch(shown));
  expect(unmarked()).toEqual([]);
  expect(document.title).toMatch(/^⟦.*⟧$/);
});

test('a word that does not is found', () => {
  document.body.innerHTML = '<p>⟦Sent ⟦14:02⟧⟧ yesterday</p><button aria-label="Send">⟦x⟧</button>';
  expect(unmarked()).toEqual(['<p> yesterday', '<button> Send']);
});
