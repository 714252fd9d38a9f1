import { describe, expect, test } from 'vitest';
import { safeNext, signInPath } from './next.ts';

describe('after signing in', () => {
  test.each([
    ['/tickets/7', '/tickets/7'],
    ['/?show=open&q=a%20b', '/?show=open&q=a%20b'],
    [null, '/'],
    ['', '/'],
  ])('%s leads to %s', (next, to) => expect(safeNext(next)).toBe(to));

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/sign-in?next=/sign-in',
  ])('%j leads nowhere but home', (next) => expect(safeNext(next)).toBe('/'));
});

test('a deep link is remembered while signing in', () => {
  const [path, query] = signInPath({ pathname: '/tickets/7', search: '?a=1', hash: '#entry-3' }).split('?') as [
    string,
    string,
  ];
  expect(path).toBe('/sign-in');
  expect(safeNext(new URLSearchParams(query).get('next'))).toBe('/tickets/7?a=1#entry-3');
  expect(signInPath({ pathname: '/', search: '', hash: '' })).toBe('/sign-in');
});
