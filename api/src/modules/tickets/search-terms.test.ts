import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchTerms } from './search-terms.ts';

test('every word must occur, as the beginning of one', () => {
  expect(searchTerms('invoice addr')).toMatchObject({ mysql: '+invoice* +addr*', sqlite: '"invoice"* "addr"*' });
});

test('operators and quotes of the engines lose their meaning', () => {
  expect(searchTerms('fox" -(dog) +~<>@ *').mysql).toBe('+fox* +dog*');
});

test('letters of any script are words', () => {
  expect(searchTerms('Rückfrage счёт').sqlite).toBe('"Rückfrage"* "счёт"*');
});

test('a number names a ticket, with or without #', () => {
  expect(searchTerms(' #1042 ').ticketId).toBe(1042);
  expect(searchTerms('1042').ticketId).toBe(1042);
  expect(searchTerms('1042 euro').ticketId).toBeUndefined();
});

test('whatever is typed, only words and their marks reach an engine', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const { words, mysql, sqlite } = searchTerms(typed);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      expect(mysql ?? '').toMatch(/^(\+[\p{L}\p{N}\p{M}]+\*( |$))*$/u);
      expect(sqlite ?? '').toMatch(/^("[\p{L}\p{N}\p{M}]+"\*( |$))*$/u);
    }),
  );
});
