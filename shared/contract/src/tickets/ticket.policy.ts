import { type Actor, type Decision, isStaff } from '../policy/decision.ts';
import type { TicketChange, TicketStatus } from './ticket.schema.ts';

/** What a decision needs to know of a ticket. */
export interface TicketFacts {
  readonly customerId: number;
}

/** A ticket belongs to one customer, so only a customer can open one. */
const open = (actor: Actor): Decision => (actor.role === 'customer' ? 'allow' : 'forbid');

/** Only staff and the customer who created it take part in a ticket; to anybody else it does not exist. */
const read = (actor: Actor, ticket: TicketFacts): Decision =>
  isStaff(actor) || ticket.customerId === actor.id ? 'allow' : 'hide';

/** A customer may set the status to `closed`, and change nothing else. */
const change = (actor: Actor, ticket: TicketFacts, wanted: TicketChange): Decision => {
  if (isStaff(actor)) return 'allow';
  if (ticket.customerId !== actor.id) return 'hide';
  const { status, ...others } = wanted;
  return status === 'closed' && Object.keys(others).length === 0 ? 'allow' : 'forbid';
};

export const ticketPolicy = {
  open,
  read,
  change,
  listStaff: (actor: Actor): Decision => (isStaff(actor) ? 'allow' : 'forbid'),
};

const moves: Record<TicketStatus, readonly TicketStatus[]> = {
  open: ['in_progress', 'resolved', 'closed'],
  in_progress: ['open', 'resolved', 'closed'],
  resolved: ['open', 'in_progress', 'closed'],
  closed: ['open'],
};

/** Where this reader may move a ticket from here. A ticket that stays where it is has not moved. */
export const movesFrom = (actor: Actor, from: TicketStatus): readonly TicketStatus[] =>
  isStaff(actor) ? moves[from] : moves[from].filter((to) => to === 'closed');

/** The life cycle itself, whoever asks. */
export const canMove = (from: TicketStatus, to: TicketStatus): boolean => moves[from].includes(to);
