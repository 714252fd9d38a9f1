import type { SharedTicket } from '../tickets/ticket.schema.ts';
import type { Activity } from './activity.schema.ts';

/** Whether what happened to a ticket since makes telling a member of staff of it needless: somebody has it, or is done with it. */
export function isCaredFor(ticket: SharedTicket, told: Activity, myId: number | undefined): boolean {
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  if (isDone && ticket.status !== told.ticket.status) return true;
  if (ticket.assignee === null) return false;
  return ticket.assignee.id !== myId || told.kind === 'ticket.created';
}
