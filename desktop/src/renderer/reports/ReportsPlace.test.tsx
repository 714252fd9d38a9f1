import { http, type Report } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenConsole } from '../testing/given-console.tsx';

const times = (count: number, median: number | null) => ({ count, median, p90: median });
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

async function given() {
  const { connection, ...rest } = await givenConsole();
  connection.answer(http.reports.read, report);
  await act(async () => window.history.pushState(null, '', '/reports'));
  await screen.findByText('Boats');
  return { connection, ...rest };
}

test('the picture has its numbers in a table that anybody can read', async () => {
  await given();
  expect(screen.getByRole('img', { name: /Tickets opened and resolved, per day/ })).toBeTruthy();
  const days = screen.getByRole('region', { name: 'Day by day', hidden: true });
  const rows = within(days).getAllByRole('row', { hidden: true }).slice(1);
  expect(rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).toEqual([
    ['1', '1', '5', '1', '6'],
    ['4', '3', '2', '0', '9'],
  ]);
});

test('another period is asked for, both its ends counted', async () => {
  const { connection, person } = await given();
  await person.click(screen.getByRole('radio', { name: '7 days' }));
  const [first, second] = connection.requestsTo(http.reports.read).map(({ query }) => query);
  const days = (query: typeof first) => (Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')) / 86_400_000 + 1;
  expect([days(first), days(second)]).toEqual([30, 7]);
});
