import { expect, test } from 'vitest';
import type { QuietHours } from './preferences.schema.ts';
import { isQuiet, plainPreferences, tellingOf } from './telling.ts';

const at = (time: string) => Date.parse(time);
const nights: QuietHours = { from: '18:00', to: '08:30', days: [1, 2, 3, 4, 5], timeZone: 'UTC' };
const lunch: QuietHours = { from: '12:00', to: '13:00', days: [1], timeZone: 'Europe/Berlin' };

test('whoever chose nothing is told of everything, always', () => {
  expect(tellingOf(plainPreferences, 'message.posted', at('2026-11-22T03:00:00Z'))).toBe('tell');
});

test('a kind that is not wanted is not told at any time, the others are', () => {
  const preferences = { muted: ['ticket.created' as const], quiet: null };
  expect(tellingOf(preferences, 'ticket.created', 0)).toBe('muted');
  expect(tellingOf(preferences, 'ticket.assigned', 0)).toBe('tell');
});

test.each([
  ['2026-11-23T17:59:00Z', false], // Monday
  ['2026-11-23T18:00:00Z', true],
  ['2026-11-24T08:29:00Z', true],
  ['2026-11-24T08:30:00Z', false],
  ['2026-11-28T03:00:00Z', true], // Saturday, of Friday's night
  ['2026-11-28T19:00:00Z', false], // Saturday's own
  ['2026-11-29T03:00:00Z', false],
  ['2026-11-23T03:00:00Z', false], // Monday, of Sunday's night
])('a night belongs to the day on which it begins: %s', (time, quiet) => {
  expect(isQuiet(nights, at(time))).toBe(quiet);
});

test('the clock is that of the person, summer and winter', () => {
  expect(isQuiet(lunch, at('2026-11-23T11:30:00Z'))).toBe(true);
  expect(isQuiet(lunch, at('2026-11-23T12:30:00Z'))).toBe(false);
  expect(isQuiet(lunch, at('2026-07-20T10:30:00Z'))).toBe(true);
  expect(isQuiet(lunch, at('2026-07-20T11:30:00Z'))).toBe(false);
});

test('a zone that this machine does not know is UTC, and nobody is left without an answer', () => {
  expect(isQuiet({ ...lunch, timeZone: 'Moon/Tranquility' }, at('2026-11-23T12:30:00Z'))).toBe(true);
});

test('from a time to the same time is the whole day', () => {
  const whole = { ...nights, to: '18:00', days: [3] };
  expect(isQuiet(whole, at('2026-11-25T18:00:00Z'))).toBe(true);
  expect(isQuiet(whole, at('2026-11-26T17:59:00Z'))).toBe(true);
  expect(isQuiet(whole, at('2026-11-26T18:00:00Z'))).toBe(false);
});
