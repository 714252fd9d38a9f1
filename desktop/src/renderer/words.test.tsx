import { type Entry, http, type Ticket, type User } from '@tandem/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../shared/client/src/testing/fake-connection.ts';
import { anActivity, aTicket } from '../../../shared/client/src/testing/samples.ts';
import { marked, unmarked } from '../../../shared/ui/src/testing/marked-words.ts';
import { givenConsole } from './testing/given-console.tsx';

const sofia: User = { id: 21, name: 'Σοφία', email: 'sofia@example.com', role: 'agent' };
const kleio = { id: 22, name: 'Κλειώ', role: 'agent' } as const;
const anna = { id: 11, name: 'Άννα', role: 'customer' } as const;
const AT = '2026-11-22T14:00:00.000Z';
const at = AT;
const admin: User = { id: 31, name: 'Ηλίας', email: 'ilias@example.com', role: 'admin' };
const ticket = (overrides: Partial<Ticket> = {}) =>
  aTicket({
    title: 'Ο εκτυπωτής',
    description: 'Δεν τυπώνει τίποτα.',
    category: { id: 1, name: 'Τεχνικά' },
    customer: { id: anna.id, name: anna.name },
    lastSeq: 5,
    readSeq: 2,
    priority: 'high',
    ...overrides,
  });
const entry = (seq: number, facts: Partial<Entry>): Entry => ({
  ticketId: 7,
  seq,
  kind: 'message',
  author: anna,
  at,
  ...facts,
});
const story: Entry[] = [
  entry(1, { kind: 'created' }),
  entry(2, { kind: 'assignee', author: kleio, change: { from: null, to: { id: 22, name: 'Κλειώ' } } }),
  entry(3, { kind: 'assignee', author: kleio, change: { from: { id: 22, name: 'Κλειώ' }, to: null } }),
  entry(4, { kind: 'category', author: kleio, change: { from: { id: 2, name: 'Β' }, to: { id: 1, name: 'Τεχνικά' } } }),
  entry(5, { body: 'Καλημέρα' }),
];

async function open(at = '/', user: User | null = sofia, facts: Partial<Ticket> = {}) {
  const shown = ticket(facts);
  const others = [ticket({ id: 8, status: 'closed', assignee: { id: 21, name: 'Σοφία' } }), ticket({ id: 9 })];
  const given = await givenConsole({ user, at: '/', tickets: [shown, ...others], language: marked });
  const { connection } = given;
  connection.answer(http.categories.list, { items: [{ id: 1, name: 'Τεχνικά', description: '' }], nextCursor: null });
  connection.answer(http.accounts.staff, {
    items: [{ ...kleio }, { id: 21, name: 'Σοφία', role: 'agent' }],
    nextCursor: null,
  });
  connection.answer(http.accounts.listStaff, {
    items: [
      { id: 31, name: 'Ηλίας', email: 'ilias@example.com', role: 'admin', disabled: false, createdAt: AT },
      { id: 21, name: 'Σοφία', email: 'sofia@example.com', role: 'agent', disabled: true, createdAt: AT },
    ],
    nextCursor: null,
  });
  const took = { count: 1, median: 600_000, p90: null };
  connection.answer(http.reports.read, {
    countedUntil: AT,
    days: [{ day: '2026-11-22', opened: 1, answered: 1, resolved: 1, reopened: 0, backlog: 1 }],
    firstResponse: took,
    resolution: took,
    byCategory: [{ category: { id: 1, name: 'Τεχνικά' }, opened: 1, firstResponse: took, resolution: took }],
    byPerson: [{ person: { id: 21, name: 'Σοφία' }, firstResponse: took, resolution: took }],
  });
  connection.answer(http.reports.pairs, {
    countedUntil: AT,
    pairs: [
      {
        category: { id: 1, name: 'Τεχνικά' },
        person: { id: 21, name: 'Σοφία' },
        firstResponse: took,
        resolution: took,
      },
    ],
    leftOut: 3,
  });
  connection.answer(http.preferences.read, {
    muted: [],
    quiet: { from: '18:00', to: '08:00', days: [1], timeZone: 'UTC' },
  });
  connection.answer(http.preferences.keep, undefined);
  connection.answer(http.categories.listAll, {
    items: [{ id: 1, name: 'Τεχνικά', description: 'Όλα', retired: true }],
    nextCursor: null,
  });
  connection.answerCommand('ticket.open', ({ ticketId }) => {
    if (ticketId !== 7) throw refused('not_found');
    return { ticket: shown, entries: story, lastSeq: 5, more: false, reads: [], viewers: [kleio] };
  });
  if (at !== '/') {
    await act(async () => {
      window.history.pushState(null, '', at);
    });
  }
  return given;
}
const button = (name: RegExp) => screen.getByRole('button', { name });

const places: [string, () => Promise<unknown>, RegExp][] = [
  ['the way in', () => open('/', null), /⟦Sign in to the console⟧/],
  ['a customer at the wrong door', () => open('/', { ...sofia, role: 'customer' }), /⟦This is the staff console⟧/],
  ['the inbox', () => open(), /⟦Choose a ticket on the left\.⟧/],
  [
    'its filters',
    async () => {
      const { person } = await open();
      await person.click(button(/Order and filters/));
    },
    /⟦Any status⟧/,
  ],
  [
    'the account menu',
    async () => {
      const { person } = await open();
      await person.click(button(/Account of/));
    },
    /⟦Sign out⟧/,
  ],
  [
    'what happened',
    async () => {
      const { person, connection } = await open();
      await act(async () => {
        for (const [at, kind] of (['ticket.created', 'message.posted', 'status.changed'] as const).entries()) {
          connection.emit('activity', anActivity(String(at + 1), { kind, actor: anna, ticket: ticket() }));
        }
      });
      await person.click(button(/Activity/));
    },
    /⟦⟦Άννα⟧ opened a ticket⟧/,
  ],
  [
    'the keys',
    async () => {
      const { person } = await open();
      await person.keyboard('?');
    },
    /⟦Move around⟧/,
  ],
  ['a ticket', () => open('/tickets/7'), /⟦⟦Κλειώ⟧ put the ticket back⟧/],
  ['a closed ticket', () => open('/tickets/7', sofia, { status: 'closed', closedAt: at }), /⟦This ticket is closed\./],
  [
    'a ticket somebody else changed meanwhile',
    async () => {
      const { person, connection, stores } = await open('/tickets/7');
      await waitFor(() => expect(stores.ticket.ticket?.id).toBe(7));
      connection.answer(http.tickets.change, () => {
        throw refused('stale', { ticket: ticket({ version: 2, status: 'resolved' }) });
      });
      await person.click(button(/⟦Claim⟧/));
    },
    /⟦Use my choice⟧/,
  ],
  [
    'a change that was refused',
    async () => {
      const { person, connection } = await open('/tickets/7');
      await screen.findByRole('button', { name: /⟦Claim⟧/ });
      connection.answer(http.tickets.change, () => {
        throw refused('forbidden');
      });
      await person.click(button(/⟦Claim⟧/));
    },
    /⟦Not saved\./,
  ],
  [
    'being offline',
    async () => {
      const { connection } = await open('/tickets/7');
      await act(async () => connection.drop('offline'));
    },
    /⟦Offline⟧/,
  ],
  ['a ticket that is not there', () => open('/tickets/99'), /⟦There is no such ticket⟧/],
  ['the staff', () => open('/team', admin), /⟦Accounts of staff|⟦Add somebody⟧/],
  [
    'a new member of staff',
    async () => {
      const { person } = await open('/team', admin);
      await person.click(await screen.findByRole('button', { name: /Add somebody/ }));
      await person.click(button(/Suggest one/));
    },
    /⟦Agents work on tickets/,
  ],
  [
    'the reports',
    async () => {
      const { person } = await open('/reports');
      await person.click(await screen.findByText('⟦By category and person⟧', undefined, { timeout: 15_000 }));
      await screen.findByRole('region', { name: '⟦By category and person⟧' }, { timeout: 15_000 });
    },
    /⟦By category⟧/,
  ],
  ['what one is told of', () => open('/notifications'), /⟦Keep quiet hours⟧/],
  [
    'finding anything',
    async () => {
      const { person } = await open('/tickets/7');
      await screen.findByRole('button', { name: /⟦Claim⟧/ });
      await person.keyboard('{Control>}k{/Control}');
      await person.keyboard('7');
    },
    /⟦Open ⟦#7⟧⟧/,
  ],
  ['the categories', () => open('/categories', admin), /⟦Retired⟧/],
  ['an address that leads nowhere', () => open('/nowhere'), /⟦Nothing is here⟧/],
];

test.each(places)('every word comes from the catalog: %s', { timeout: 20_000 }, async (_where, go, shown) => {
  await go();
  await waitFor(() => expect(document.body.textContent).toMatch(shown));
  expect(unmarked()).toEqual([]);
  expect(document.title).toMatch(/^⟦.*⟧$/);
});
