import { expect, test } from 'vitest';
import { stretchesOf } from './message-links.ts';

const links = (text: string) => stretchesOf(text).flatMap((part) => (typeof part === 'string' ? [] : [part.text]));

test.each([
  ['see https://example.com/a?b=c#d for more', ['https://example.com/a?b=c#d']],
  ['it is at https://example.com.', ['https://example.com']],
  ['(https://example.com/a_(b))', ['https://example.com/a_(b)']],
  ['“https://example.com/ä”, http://x.de!', ['https://example.com/ä', 'http://x.de']],
  ['https://example.com\nhttps://example.org', ['https://example.com', 'https://example.org']],
  ['nothing to see', []],
])('the addresses in %j are %j', (text, expected) => expect(links(text)).toEqual(expected));

test.each([
  'javascript:alert(1)',
  'data:text/html,<b>',
  'ftp://example.com',
  'xhttps://example.com',
  'https://',
  'www.example.com',
  'file:///etc/passwd',
])('%s stays text', (text) => expect(stretchesOf(text)).toEqual([text]));

test('every character that was written is shown, in order', () => {
  const text = 'a https://example.com/<b>"c" (http://x.y/z). \u202ehttps://evil.example\u202c end';
  expect(
    stretchesOf(text)
      .map((part) => (typeof part === 'string' ? part : part.text))
      .join(''),
  ).toBe(text);
});

test('an address cannot pass for another by turning its direction round', () => {
  const [, link] = stretchesOf('see https://example.com/\u202egpj.exe');
  expect(link).toEqual({ href: 'https://example.com/', text: 'https://example.com/' });
});

test('ten thousand brackets after an address are read in no time', () => {
  const began = performance.now();
  expect(links(`https://example.com/${')'.repeat(9_000)}`)).toEqual(['https://example.com/']);
  expect(performance.now() - began).toBeLessThan(1_000);
});
