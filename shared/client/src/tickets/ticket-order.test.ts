import { expect, test } from 'vitest';
import { aTicket, sam } from '../testing/samples.ts';
import { belongs } from './ticket-order.ts';

test('a ticket leaves the list of those that wait for us once it is answered or over, and comes back when the customer writes', () => {
  const waits = { awaiting: 'staff' } as const;
  expect(belongs(aTicket({ awaiting: 'staff' }), waits, sam)).toBe(true);
  expect(belongs(aTicket({ awaiting: 'customer' }), waits, sam)).toBe(false);
  expect(belongs(aTicket({ status: 'closed', awaiting: null }), waits, sam)).toBe(false);
  expect(belongs(aTicket({ awaiting: 'staff' }), { ...waits, status: ['in_progress'] }, sam)).toBe(false);
});
