import {
  because,
  type Category,
  canMove,
  type Participant,
  type TicketChange,
  ticketPolicy,
  wording,
} from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { Decided, EntryDraft } from '../timeline/appends.service.ts';
import { type TicketRow, toPriority, toRank } from './ticket.row.ts';

/** A wish to change a ticket, with everything looked up that the decision needs. */
export interface WantedChange {
  readonly actor: Participant;
  readonly change: TicketChange;
  /** From `If-Match`; undefined accepts any. */
  readonly version: number | undefined;
  readonly categories: ReadonlyMap<number, Category>;
  /** The current and the wanted assignee, where there are such. */
  readonly assignees: ReadonlyMap<number, Participant>;
}

type Changes = { -readonly [K in keyof TicketRow]?: TicketRow[K] };

/**
 * What a change does to a ticket: one entry for each field that really changes. Throws AppError: `not_found` or
 * `forbidden` by policy, `stale` when the version moved, `impossible` against the life cycle.
 */
export function decideChange(ticket: TicketRow, now: string, wanted: WantedChange): Decided {
  const { actor, change, version } = wanted;
  enforce(ticketPolicy.change(actor, { customerId: ticket.customer_id }, change));
  if (version !== undefined && version !== ticket.version) throw new AppError('stale');
  const entries: EntryDraft[] = [];
  const changes: Changes = {};
  if (change.status !== undefined && change.status !== ticket.status) {
    if (!canMove(ticket.status, change.status)) {
      throw new AppError('impossible', `A ${words(ticket.status)} ticket cannot become ${words(change.status)}.`, {
        ...wording({ status: because('no_such_move') }),
      });
    }
    entries.push({ kind: 'status', change: { from: ticket.status, to: change.status } });
    changes.status = change.status;
    changes.closed_at = change.status === 'closed' ? now : null;
    if (change.status === 'resolved') changes.resolved_at = now;
    else if (change.status !== 'closed') changes.resolved_at = null;
  }
  if (change.priority !== undefined && toRank(change.priority) !== ticket.priority) {
    entries.push({ kind: 'priority', change: { from: toPriority(ticket.priority), to: change.priority } });
    changes.priority = toRank(change.priority);
  }
  if (change.categoryId !== undefined && change.categoryId !== ticket.category_id) {
    const [from, to] = [wanted.categories.get(ticket.category_id), wanted.categories.get(change.categoryId)];
    entries.push({ kind: 'category', change: { from: named(from), to: named(to) } });
    changes.category_id = change.categoryId;
  }
  if (change.assigneeId !== undefined && change.assigneeId !== ticket.assignee_id) {
    const [from, to] = [ticket.assignee_id, change.assigneeId].map((id) =>
      id === null ? undefined : wanted.assignees.get(id),
    );
    entries.push({ kind: 'assignee', change: { from: named(from), to: named(to) } });
    changes.assignee_id = change.assigneeId;
  }
  return entries.length === 0 ? { entries } : { entries, changes: { ...changes, version: ticket.version + 1 } };
}

const named = (thing: { id: number; name: string } | undefined) => (thing ? { id: thing.id, name: thing.name } : null);
const words = (status: string) => status.replace('_', ' ');
