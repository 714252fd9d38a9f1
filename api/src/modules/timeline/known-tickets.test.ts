import { expect, test } from 'vitest';
import type { TicketRow } from '../tickets/ticket.row.ts';
import { KnownTickets } from './known-tickets.ts';

const time = '2026-01-05 08:00:00.000';
const row = (id: number, facts: Partial<TicketRow> = {}): TicketRow => ({
  ...{ id, customer_id: 1, assignee_id: null, category_id: 1, title: 'Title', description: 'Description' },
  ...{
    status: 'open',
    priority: 2,
    awaiting: 'staff',
    last_seq: 1,
    version: 1,
    viewed_by_staff_at: time,
    first_response_at: null,
  },
  ...{ resolved_at: null, closed_at: null, created_at: time, updated_at: time },
  ...facts,
});

test('a ticket that staff have not looked at is not known, and an older state does not replace a newer one', () => {
  const known = new KnownTickets();
  known.keep([row(1, { viewed_by_staff_at: null })]);
  expect(known.all([1])).toBeUndefined();

  known.keep([row(2, { last_seq: 5 }), row(2, { last_seq: 4 })]);
  expect(known.all([2])?.get(2)?.last_seq).toBe(5);
});

test('of tickets with the longest texts fewer are kept', () => {
  const known = new KnownTickets();
  const description = 'x'.repeat(10_000);
  for (let id = 1; id <= 2_000; id++) known.keep([row(id, { description })]);
  expect(known.all([1])).toBeUndefined();
  expect(known.all([2_000, 1_000])).toBeDefined();
});
