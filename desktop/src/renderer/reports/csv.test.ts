import type { Report } from '@tandem/contract';
import { expect, test } from 'vitest';
import { daysAsCsv, groupsAsCsv } from './csv.ts';

const times = (count: number, median: number | null) => ({ count, median, p90: median });
const report: Report = {
  countedUntil: null,
  days: [{ day: '2026-11-22', opened: 3, answered: 2, resolved: 1, reopened: 0, backlog: 12 }],
  firstResponse: times(2, 60_000),
  resolution: times(1, null),
  byCategory: [
    {
      category: { id: 1, name: 'Bills, "odd" ones' },
      opened: 3,
      firstResponse: times(2, 90_000),
      resolution: times(0, null),
    },
  ],
  byPerson: [
    { person: { id: 7, name: '=HYPERLINK("x")' }, firstResponse: times(2, 60_000), resolution: times(1, 3_600_000) },
  ],
};

test('days are lines that a spreadsheet reads', () => {
  expect(daysAsCsv(report)).toBe('\ufeffday,opened,answered,resolved,reopened,waiting\r\n2026-11-22,3,2,1,0,12\r\n');
});

test('names keep their signs, and none of them becomes a formula', () => {
  const [, category, person] = groupsAsCsv(report).split('\r\n');
  expect(category).toBe('category,1,"Bills, ""odd"" ones",3,2,1.5,1.5,0,,');
  expect(person).toBe(`person,7,"'=HYPERLINK(""x"")",,2,1,1,1,60,60`);
});
