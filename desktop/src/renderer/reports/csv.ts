import type { Report, ReportPairs } from '@tandem/contract';

type Cell = string | number | null;

/** Of durations: whole minutes, which every spreadsheet can reckon with. */
const minutes = (ms: number | null): Cell => (ms === null ? null : Math.round(ms / 6_000) / 10);

const timeNames = [
  'answered',
  'first_answer_median_min',
  'first_answer_p90_min',
  'resolved',
  'resolution_median_min',
  'resolution_p90_min',
] as const;

/** One line per day, as the service counts them. */
export const daysAsCsv = ({ days }: Report): string =>
  csv([
    ['day', 'opened', 'answered', 'resolved', 'reopened', 'waiting'],
    ...days.map((one) => [one.day, one.opened, one.answered, one.resolved, one.reopened, one.backlog]),
  ]);

/** One line per category and per person, durations in minutes. */
export const groupsAsCsv = ({ byCategory, byPerson }: Report): string =>
  csv([
    ['kind', 'id', 'name', 'opened', ...timeNames],
    ...byCategory.map(({ category, opened, firstResponse, resolution }) => [
      ...['category', category.id, category.name, opened],
      ...timesOf(firstResponse),
      ...timesOf(resolution),
    ]),
    ...byPerson.map(({ person, firstResponse, resolution }) => [
      ...['person', person.id, person.name, null],
      ...timesOf(firstResponse),
      ...timesOf(resolution),
    ]),
  ]);

/** One line per category and person. */
export const pairsAsCsv = ({ pairs }: ReportPairs): string =>
  csv([
    ['category_id', 'category', 'person_id', 'person', ...timeNames],
    ...pairs.map(({ category, person, firstResponse, resolution }) => [
      ...[category.id, category.name, person.id, person.name],
      ...timesOf(firstResponse),
      ...timesOf(resolution),
    ]),
  ]);

const timesOf = ({ count, median, p90 }: Report['resolution']): Cell[] => [count, minutes(median), minutes(p90)];

/** RFC 4180 with a byte order mark, by which spreadsheets know that it is UTF-8. */
const csv = (lines: readonly (readonly Cell[])[]): string =>
  `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // Names are other people's words: a spreadsheet must not take one for a formula.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
