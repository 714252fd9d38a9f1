import { expect, test } from 'vitest';
import { ticketIdOf } from './routes.ts';

test.each([
  ['', null],
  ['/', null],
  ['/sign-in', null],
  ['/tickets/12', 12],
  ['/tickets/12/', 12],
  ['/tickets/0', undefined],
  ['/tickets/1e3', undefined],
  ['/tickets/1234567890123456', undefined],
  ['/sign-in/now', undefined],
])('the address %j leads to the ticket %j', (path, ticketId) => {
  expect(ticketIdOf(path)).toBe(ticketId);
});
