import type { Report } from '@tandem/contract';
import { expect, test } from 'vitest';
import { daysAsCsv, groupsAsCsv, pairsAsCsv } from './csv.ts';

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

test('a category and a person stand in one line, whatever they are called', () => {
  const [{ category }] = report.byCategory as [Report['byCategory'][0]];
  const [{ person, ...took }] = report.byPerson as [Report['byPerson'][0]];
  const lines = pairsAsCsv({ countedUntil: null, pairs: [{ category, person, ...took }], leftOut: 0 }).split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffcategory_id,category,person_id,person,answered,/);
  expect(lines[1]).toBe(`1,"Bills, ""odd"" ones",7,"'=HYPERLINK(""x"")",2,1,1,1,60,60`);
});
