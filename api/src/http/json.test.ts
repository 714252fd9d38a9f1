import { expect, test } from 'vitest';
import { parseJson } from './json.ts';

const bytes = (text: string) => Buffer.from(text);

test('any JSON value of reasonable depth is read, in any alphabet', () => {
  expect(parseJson(bytes('{"a":[1,{"b":"ключ 🗝"}]}'))).toEqual({ a: [1, { b: 'ключ 🗝' }] });
});

test.each([
  ['broken JSON', bytes('{"a":')],
  ['nothing but blanks', bytes('  ')],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ['a surrogate half encoded as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['thirty thousand arrays in each other', bytes('['.repeat(30_000) + ']'.repeat(30_000))],
  ['ten thousand objects in each other', bytes(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
])('%s is a validation error, not a failure of ours', (_name, body) => {
  expect(() => parseJson(body)).toThrowError(expect.objectContaining({ code: 'validation' }));
});
