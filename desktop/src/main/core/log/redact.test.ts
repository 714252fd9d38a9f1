import { expect, test } from 'vitest';
import { lineOf, redact } from './redact.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2lnbmF0dXJl';
const lines: [string, string][] = [
  ['an access token', `GET /tickets ${token}`],
  ['a header', `Authorization: Bearer ${token}`],
  ['an opaque token', 'authorization: bearer abcdefsecret'],
  ['a cookie', 'cookie: tandem_refresh_console=abcdefsecret; a=b'],
  ['a cookie that is set', 'Set-Cookie: tandem_refresh=abcdefsecret; Path=/'],
  ['a password', '{"email":"x","password":"abcdefsecret"}'],
  ['a password in JSON in JSON', String.raw`{"data":"{\"password\":\"abcdefsecret with spaces\"}"}`],
  ['a new password', 'newPassword=abcdefsecret&x=1'],
  ['an address', 'sent to ana.abcdefsecret@example.org'],
];

test.each(lines)('%s never stands in the log', (_what, line) => {
  expect(redact(line)).not.toMatch(/abcdefsecret|eyJ/);
});

test('what people write, and who they are, stays out, however deep', () => {
  const line = lineOf('failed', { ticket: { id: 7, title: 'My invoice' }, message: { body: 'Hello' } });
  expect(line).toContain('"id":7');
  expect(line).not.toMatch(/invoice|Hello/);
});

test('facts that refer to themselves, errors and large numbers are written all the same', () => {
  const facts: Record<string, unknown> = { cause: new Error('no route'), size: 2n ** 60n };
  facts['self'] = facts;
  expect(lineOf('failed', facts)).toContain('Error: no route');
});

test('an error that would tell its whole request tells its message', () => {
  const cause = Object.assign(new Error('no route'), { toJSON: () => ({ config: { data: 'a whole request' } }) });
  expect(lineOf('failed', { cause })).toContain('Error: no route');
  expect(lineOf('failed', { cause })).not.toContain('request');
});

test('a line has an end', () => {
  expect(redact('x'.repeat(100_000)).length).toBeLessThan(2_100);
});
