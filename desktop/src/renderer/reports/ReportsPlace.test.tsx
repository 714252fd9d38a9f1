import { http, type Report } from '@tandem/contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenConsole } from '../testing/given-console.tsx';

const times = (count: number, median: number | null) => ({ count, median, p90: median });
const done = (answered: number, resolved: number) => ({
  firstResponse: times(answered, 60_000),
  resolution: times(resolved, null),
});
const report: Report = {
  countedUntil: '2026-11-22T13:59:00.000Z',
  days: [
    { day: '2026-11-21', opened: 4, answered: 3, resolved: 2, reopened: 0, backlog: 9 },
    { day: '2026-11-22', opened: 1, answered: 1, resolved: 5, reopened: 1, backlog: 6 },
  ],
  firstResponse: times(4, 600_000),
  resolution: times(7, 7_200_000),
  byCategory: [
    { category: { id: 1, name: 'Boats' }, opened: 5, firstResponse: times(4, 600_000), resolution: times(7, null) },
  ],
  byPerson: [{ person: { id: 21, name: 'Sam' }, firstResponse: times(4, 600_000), resolution: times(7, 7_200_000) }],
};

const pairs = [
  { category: { id: 2, name: 'Oars' }, person: { id: 21, name: 'Sam' }, ...done(3, 1) },
  { category: { id: 1, name: 'Boats' }, person: { id: 22, name: 'Kim' }, ...done(1, 2) },
];

async function given() {
  const { connection, ...rest } = await givenConsole();
  connection.answer(http.reports.read, report).answer(http.reports.pairs, { countedUntil: null, pairs, leftOut: 2 });
  await act(async () => window.history.pushState(null, '', '/reports'));
  await screen.findByText('Boats', undefined, { timeout: 15_000 }); // the place is loaded on demand
  return { connection, ...rest };
}

test('the picture has its numbers in a table that anybody can read', { timeout: 30_000 }, async () => {
  await given();
  expect(screen.getByRole('img', { name: /Tickets opened and resolved, per day/ })).toBeTruthy();
  const days = screen.getByRole('region', { name: 'Day by day', hidden: true });
  const rows = within(days).getAllByRole('row', { hidden: true }).slice(1);
  expect(rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).toEqual([
    ['1', '1', '5', '1', '6'],
    ['4', '3', '2', '0', '9'],
  ]);
});

test('another period is asked for, both its ends counted', { timeout: 30_000 }, async () => {
  const { connection, person } = await given();
  await person.click(screen.getByRole('radio', { name: '7 days' }));
  const [first, second] = connection.requestsTo(http.reports.read).map(({ query }) => query);
  const days = (query: typeof first) => (Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')) / 86_400_000 + 1;
  expect([days(first), days(second)]).toEqual([30, 7]);
});

test('any two days can be asked about; what is no period says so and is not asked for', {
  timeout: 30_000,
}, async () => {
  const { connection, person } = await given();
  await person.click(screen.getByRole('radio', { name: 'Other days' }));
  const [from, to] = [screen.getByLabelText('From'), screen.getByLabelText('To')];
  const asked = () => connection.requestsTo(http.reports.read).map(({ query }) => query);
  const before = asked().length;
  fireEvent.change(to, { target: { value: '' } });
  fireEvent.change(from, { target: { value: '2026-03-01' } });
  expect(asked()).toHaveLength(before); // half typed
  fireEvent.change(to, { target: { value: '2026-02-01' } });
  expect(screen.getByText(/The first day must not be after the last/)).toBeTruthy();
  fireEvent.change(from, { target: { value: '2025-01-31' } });
  expect(asked()).toHaveLength(before); // 367 days
  fireEvent.change(from, { target: { value: '2025-02-01' } });
  expect(screen.queryByText(/The first day must not be after the last/)).toBeNull();
  expect(asked().slice(before)).toEqual([{ from: '2025-02-01', to: '2026-02-01' }]);
});

test('who did how much of what is asked for only when somebody looks, and for the period that is shown', {
  timeout: 30_000,
}, async () => {
  const { connection, person } = await given();
  expect(connection.requestsTo(http.reports.pairs)).toEqual([]);
  await person.click(screen.getByText('By category and person'));
  const table = await screen.findByRole('region', { name: 'By category and person' }, { timeout: 15_000 });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent))).toEqual([
    ['Boats', 'Kim', '1'],
    ['Oars', 'Sam', '3'],
  ]);
  expect(screen.getByText('2 more pairs with less are left out.')).toBeTruthy();
  const [asked] = connection.requestsTo(http.reports.pairs);
  expect(asked?.query).toEqual(connection.requestsTo(http.reports.read).at(-1)?.query);
});
