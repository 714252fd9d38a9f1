import type { Actor, Decision } from '../policy/decision.ts';
import { type TicketFacts, ticketPolicy } from '../tickets/ticket.policy.ts';
import type { TicketStatus } from '../tickets/ticket.schema.ts';

/** Whoever may read a ticket may write in it. That a closed ticket takes no messages is a fact, not a permission. */
export const timelinePolicy = {
  read: (actor: Actor, ticket: TicketFacts): Decision => ticketPolicy.read(actor, ticket),
  post: (actor: Actor, ticket: TicketFacts): Decision => ticketPolicy.read(actor, ticket),
};

export const takesMessages = (status: TicketStatus): boolean => status !== 'closed';
