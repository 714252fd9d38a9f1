import type { Role } from '../accounts/account.schema.ts';
import { isStaff } from '../policy/decision.ts';
import type { EntryKind } from '../timeline/entry.schema.ts';
import type { ActivityKind } from './activity.schema.ts';

/** An entry, seen as something people may have to hear of. */
export interface Happening {
  readonly kind: EntryKind;
  readonly author: { readonly id: number; readonly role: Role };
  readonly customerId: number;
  /** Who had the ticket once this had happened; null is nobody. */
  readonly assigneeId: number | null;
}

export interface Audience {
  readonly kind: ActivityKind;
  readonly allStaff: boolean;
  /** Told besides (or instead of) all staff. */
  readonly accounts: readonly number[];
  /** Never told: who did it knows already, on whichever device. */
  readonly except: number;
}

/**
 * Who is told of an entry. A new ticket: all staff. A customer's message or close: the assignee, or
 * all staff while nobody is. A staff message or status change: the customer, and the assignee when somebody else did
 * it. An assignment: the new assignee. Priority and category: nobody. Stored activity is read back by the same rule.
 */
export function audienceOf({ kind, author, customerId, assigneeId }: Happening): Audience | null {
  const told = (activity: ActivityKind, allStaff: boolean, accounts: readonly (number | null)[]): Audience => ({
    kind: activity,
    allStaff,
    accounts: accounts.filter((account): account is number => account !== null && account !== author.id),
    except: author.id,
  });
  switch (kind) {
    case 'created':
      return told('ticket.created', true, []);
    case 'message':
    case 'status': {
      const activity = kind === 'message' ? 'message.posted' : 'status.changed';
      return isStaff(author)
        ? told(activity, false, [customerId, assigneeId])
        : told(activity, assigneeId === null, [assigneeId]);
    }
    case 'assignee':
      return told('ticket.assigned', false, [assigneeId]);
    case 'priority':
    case 'category':
      return null;
  }
}

/** Whether one reader belongs to an audience. */
export const hears = (audience: Audience, reader: { readonly id: number; readonly role: Role }): boolean =>
  reader.id !== audience.except && ((audience.allStaff && isStaff(reader)) || audience.accounts.includes(reader.id));
