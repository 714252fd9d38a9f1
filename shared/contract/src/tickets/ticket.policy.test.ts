import { expect, test } from 'vitest';
import { canMove, movesFrom, ticketPolicy } from './ticket.policy.ts';
import { statuses, type TicketChange } from './ticket.schema.ts';

const owner = { id: 1, role: 'customer' } as const;
const stranger = { id: 2, role: 'customer' } as const;
const agent = { id: 3, role: 'agent' } as const;
const admin = { id: 4, role: 'admin' } as const;
const ticket = { customerId: owner.id };

test('only customers open tickets; only staff and their customer read them', () => {
  expect([owner, agent, admin].map(ticketPolicy.open)).toEqual(['allow', 'forbid', 'forbid']);
  expect([owner, stranger, agent, admin].map((who) => ticketPolicy.read(who, ticket))).toEqual([
    'allow',
    'hide',
    'allow',
    'allow',
  ]);
});

const changes: [TicketChange, 'allow' | 'forbid'][] = [
  [{ status: 'closed' }, 'allow'],
  [{ status: 'open' }, 'forbid'],
  [{ status: 'resolved' }, 'forbid'],
  [{ priority: 'high' }, 'forbid'],
  [{ categoryId: 1 }, 'forbid'],
  [{ assigneeId: null }, 'forbid'],
  [{ status: 'closed', priority: 'low' }, 'forbid'],
];

test.each(changes)(
  'a customer asking for %j of their own ticket: %s; of another’s it is hidden; staff may',
  (change, own) => {
    expect(ticketPolicy.change(owner, ticket, change)).toBe(own);
    expect(ticketPolicy.change(stranger, ticket, change)).toBe('hide');
    expect([agent, admin].map((who) => ticketPolicy.change(who, ticket, change))).toEqual(['allow', 'allow']);
  },
);

test('the life cycle: anywhere among the open states and to closed, from closed only back to open', () => {
  for (const from of statuses) {
    const to = statuses.filter((status) => canMove(from, status));
    expect(to).toEqual(from === 'closed' ? ['open'] : statuses.filter((status) => status !== from));
  }
});

test('what is offered is what is allowed', () => {
  expect(movesFrom(owner, 'open')).toEqual(['closed']);
  expect(movesFrom(owner, 'closed')).toEqual([]);
  expect(movesFrom(agent, 'closed')).toEqual(['open']);
  expect(movesFrom(agent, 'resolved')).toEqual(['open', 'in_progress', 'closed']);
});
