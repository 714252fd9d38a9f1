import { expect, test } from 'vitest';
import { awaitedAtFirst, awaitingAfter } from './awaiting.ts';
import type { TicketStatus } from './ticket.schema.ts';

const customer = { role: 'customer' } as const;
const agent = { role: 'agent' } as const;
const admin = { role: 'admin' } as const;

const wrote = (by: typeof customer | typeof agent | typeof admin, status: TicketStatus = 'open') => ({
  ...{ by, status, wrote: true },
});
const moved = (status: TicketStatus) => ({ by: agent, status, wrote: false });

test('a new ticket waits for staff, and then whoever wrote last waits for the other', () => {
  expect(awaitedAtFirst).toBe('staff');
  for (const awaiting of ['staff', 'customer'] as const) {
    expect(awaitingAfter({ status: 'open', awaiting }, wrote(agent))).toBe('customer');
    expect(awaitingAfter({ status: 'open', awaiting }, wrote(admin))).toBe('customer');
    expect(awaitingAfter({ status: 'open', awaiting }, wrote(customer))).toBe('staff');
  }
});

test.each(['resolved', 'closed'] as const)('a ticket that is %s waits for nobody, until it is opened again', (over) => {
  for (const awaiting of ['staff', 'customer'] as const) {
    expect(awaitingAfter({ status: 'in_progress', awaiting }, moved(over))).toBeNull();
    expect(awaitingAfter({ status: 'open', awaiting }, { by: customer, status: over, wrote: false })).toBeNull();
  }
  expect(awaitingAfter({ status: over, awaiting: null }, moved('open'))).toBe('staff');
});

test('what a customer writes to a resolved ticket waits for staff, and what staff answer there for nobody', () => {
  expect(awaitingAfter({ status: 'resolved', awaiting: null }, wrote(customer, 'resolved'))).toBe('staff');
  expect(awaitingAfter({ status: 'resolved', awaiting: 'staff' }, wrote(agent, 'resolved'))).toBeNull();
  expect(awaitingAfter({ status: 'resolved', awaiting: 'staff' }, moved('closed'))).toBeNull();
});

test('other changes leave it as it is, begun work too', () => {
  for (const awaiting of ['staff', 'customer'] as const) {
    expect(awaitingAfter({ status: 'open', awaiting }, moved('open'))).toBe(awaiting);
    expect(awaitingAfter({ status: 'open', awaiting }, moved('in_progress'))).toBe(awaiting);
  }
  expect(awaitingAfter({ status: 'resolved', awaiting: null }, moved('resolved'))).toBeNull();
});
