import type { Role } from '../accounts/account.schema.ts';
import { isStaff } from '../policy/decision.ts';
import type { Awaited, TicketStatus } from './ticket.schema.ts';

/** What is known of a ticket before something happens to it. */
interface Before {
  readonly status: TicketStatus;
  readonly awaiting: Awaited | null;
}

/** What happened: by whom, to which status, and whether they wrote a message. */
interface Happened {
  readonly by: { readonly role: Role };
  readonly status: TicketStatus;
  readonly wrote: boolean;
}

/** A new ticket waits for staff. */
export const awaitedAtFirst: Awaited = 'staff';

/**
 * Whose turn it is afterwards. Whoever wrote last waits for the other; but what a customer writes to a resolved ticket waits
 * for staff, and what staff write there for nobody. Ending a ticket ends the waiting, and who opens it again owes an answer.
 */
export function awaitingAfter({ status: from, awaiting }: Before, { by, status, wrote }: Happened): Awaited | null {
  if (status !== from && isOver(status)) return null;
  if (wrote) return isStaff(by) ? (isOver(status) ? null : 'customer') : 'staff';
  return isOver(from) && !isOver(status) ? 'staff' : awaiting;
}

const isOver = (status: TicketStatus): boolean => status === 'resolved' || status === 'closed';
