import { expect, test } from 'vitest';
import { isContention, isUnavailable } from './errors.ts';

/** As mysql2 makes them of what the server says. */
const fromServer = (errno: number, code: string) => Object.assign(new Error('said by the server'), { errno, code });

test.each([
  [1021, 'ER_DISK_FULL'],
  [1026, 'ER_ERROR_ON_WRITE'],
  [1114, 'ER_RECORD_FILE_FULL'],
])('a database without room for more is away until somebody makes some: %i', (errno, code) => {
  expect(isUnavailable(fromServer(errno, code))).toBe(true);
});

test.each([
  [1053, 'ER_SERVER_SHUTDOWN'],
  [1927, 'ER_CONNECTION_KILLED'],
])('a database that ends is away: %i', (errno, code) => {
  expect(isUnavailable(fromServer(errno, code))).toBe(true);
});

test('what loses against another transaction may be tried again, and is away when that does not help', () => {
  const deadlock = fromServer(1213, 'ER_LOCK_DEADLOCK');
  expect([isContention(deadlock), isUnavailable(deadlock)]).toEqual([true, true]);
});

test('a statement that is wrong is a fault of ours', () => {
  expect(isUnavailable(fromServer(1064, 'ER_PARSE_ERROR'))).toBe(false);
});
