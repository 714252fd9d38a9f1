import { expect, test } from 'vitest';
import { cookieNameOf, cookieValues, setCookie } from './refresh-cookie.ts';

const lifetimes = { accessToken: 900, session: 604_800, grace: 30 };

test('the portal’s and the console’s cookies are told apart', () => {
  const header = 'a=1; tandem_refresh=one; tandem_refresh_console=two;tandem_refreshing=three';
  expect(cookieValues(header, [cookieNameOf(undefined)])).toEqual(['one']);
  expect(cookieValues(header, [cookieNameOf('console')])).toEqual(['two']);
  expect(cookieValues(header)).toEqual(['one', 'two']);
});

test('a cookie that a neighbouring host planted does not hide the real one, and thousands cost nothing', () => {
  expect(cookieValues('tandem_refresh=planted; tandem_refresh=real')).toEqual(['planted', 'real']);
  expect(cookieValues('tandem_refresh=x; '.repeat(500))).toHaveLength(8);
  expect(cookieValues(undefined)).toEqual([]);
  expect(cookieValues(';;=; tandem_refresh')).toEqual([]);
});

test('no script and no other site gets the cookie, and only the api does', () => {
  expect(setCookie('tandem_refresh', 'abc', { secure: true, lifetimes })).toBe(
    'tandem_refresh=abc; Path=/api/v1; Max-Age=604800; HttpOnly; SameSite=Strict; Secure',
  );
  expect(setCookie('tandem_refresh', 'abc', { secure: false, lifetimes })).not.toContain('Secure');
  expect(setCookie('tandem_refresh', null, { secure: true, lifetimes })).toMatch(/^tandem_refresh=; .*Max-Age=0;/);
});
