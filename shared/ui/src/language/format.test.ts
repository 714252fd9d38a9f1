import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat('en-GB', 'just now');
const now = new Date(2026, 10, 22, 14, 0).getTime();
const minutes = (count: number) => now - count * 60_000;
const days = (count: number, hour = 14) => new Date(2026, 10, 22 - count, hour, 0).getTime();

describe('a time in a list', () => {
  test.each([
    [minutes(0.5), 'just now'],
    [minutes(-5), 'just now'],
    [minutes(3), '3m'],
    [minutes(119), '1h'],
    [days(1, 23), 'Sat'],
    [days(6), 'Mon'],
    [days(7), '15 Nov'],
    [days(400), '18 Oct 2025'],
  ])('%s reads %s', (at, text) => expect(format.short(at, now)).toBe(text));
});

describe('a time in prose', () => {
  test.each([
    [minutes(1), '1 minute ago'],
    [minutes(150), '2 hours ago'],
    [days(1, 23), 'yesterday'],
    [days(3), '3 days ago'],
    [days(30), '23 Oct'],
  ])('%s reads %s', (at, text) => expect(format.relative(at, now)).toBe(text));
});

test.each([
  [20_000, '1 min'],
  [6 * 60_000, '6 mins'],
  [3 * 3_600_000, '3 hrs'],
  [3 * 86_400_000, '3 days'],
])('%d milliseconds took %s', (took, text) => expect(format.duration(took)).toBe(text));

test('a later time names its day once that is another one', () => {
  expect(format.timeAfter(minutes(1), minutes(90))).toBe('13:59');
  expect(format.timeAfter(now, days(1, 23))).toBe('22 Nov, 14:00');
});

test('lists and numbers follow the language', () => {
  expect(format.list(['Ada', 'Ben', 'Cleo'])).toBe('Ada, Ben and Cleo');
  expect(createFormat('de', 'gerade eben').number(12_345)).toBe('12.345');
});
