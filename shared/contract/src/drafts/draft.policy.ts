import { type Actor, type Decision, isStaff } from '../policy/decision.ts';
import { type TicketFacts, ticketPolicy } from '../tickets/ticket.policy.ts';

/** Staff keep drafts with the service, each their own; customers keep theirs on their device. */
export const draftPolicy = {
  keep: (actor: Actor, ticket: TicketFacts): Decision => {
    const seen = ticketPolicy.read(actor, ticket);
    return seen === 'allow' && !isStaff(actor) ? 'forbid' : seen;
  },
};
