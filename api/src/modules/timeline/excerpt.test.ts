import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

test('a short text is its own excerpt, on one line', () => {
  expect(excerptOf('Which address\n\n  is right?')).toBe('Which address is right?');
});

test('a long text is cut after 140 characters, and says so', () => {
  expect(excerptOf('a'.repeat(140))).toBe('a'.repeat(140));
  expect(excerptOf('a'.repeat(141))).toBe(`${'a'.repeat(140)}…`);
  expect(excerptOf(`${'word '.repeat(28)}and more`)).toBe(`${'word '.repeat(28).trimEnd()}…`);
});

test('no character is cut in two, however long the text', () => {
  expect(excerptOf('🙂'.repeat(200))).toBe(`${'🙂'.repeat(140)}…`);
  for (const before of ['', 'a']) expect(excerptOf(`${before}${'🙂'.repeat(4_000)}`).isWellFormed()).toBe(true);
});
