import { expect, test } from 'vitest';
import { matching, numberIn, type PaletteItem } from './palette-items.ts';

const item = (label: string): PaletteItem => ({ id: label, group: 'actions', label, icon: 'check', choose: () => {} });
const labels = (text: string) =>
  matching([item('Change the status'), item('Claim'), item('Ansicht Zurücksetzen'), item('Status page')], text).map(
    ({ label }) => label,
  );

test('all words have to be there, in any order and without case or accents', () => {
  expect(labels('STATUS change')).toEqual(['Change the status']);
  expect(labels('zuruck')).toEqual(['Ansicht Zurücksetzen']);
  expect(labels('nothing like it')).toEqual([]);
});

test('what begins with the words comes first', () => {
  expect(labels('status')).toEqual(['Status page', 'Change the status']);
});

test('without words there is everything', () => {
  expect(labels(' ')).toHaveLength(4);
});

test.each([
  ['#1042', 1042],
  [' 7 ', 7],
  ['0', null],
  ['12a', null],
  ['#', null],
])('%s is the number %s', (text, number) => {
  expect(numberIn(text)).toBe(number);
});
