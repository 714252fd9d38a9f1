import {
  type Activity,
  type ActivityKind,
  audienceOf,
  type EntryKind,
  type Role,
  type TicketStatus,
} from '@tandem/contract';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import { toPriority } from '../tickets/ticket.row.ts';

/** An entry with what an activity tells of it. */
export interface ActivityRow {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly author_id: number;
  readonly author_name: string;
  readonly author_role: Role;
  readonly title: string;
  readonly status: TicketStatus;
  readonly priority: number;
}

/** The same with how far its reader has read the ticket, and the feed; null is not at all. */
export interface ReadActivityRow extends ActivityRow {
  readonly ticket_read_seq: number | null;
  readonly feed_read_id: number | null;
}

/** A place in the feed, and when the entry there was made (in database form). */
export interface Mark {
  readonly id: number;
  readonly at: string;
}

/** An activity as its reader gets it. Only entries that concern somebody have one. */
export function toActivity(row: ActivityRow & { readonly read: boolean }): Activity {
  return {
    cursor: String(row.id),
    kind: kindOf(row.kind),
    ticket: { id: row.ticket_id, title: row.title, status: row.status, priority: toPriority(row.priority) },
    actor: { id: row.author_id, name: row.author_name, role: row.author_role },
    at: fromDbTime(row.at),
    seq: row.seq,
    ...(row.read && { read: true }),
  };
}

export const toReadActivity = (row: ReadActivityRow): Activity =>
  toActivity({ ...row, read: row.id <= (row.feed_read_id ?? 0) || row.seq <= (row.ticket_read_seq ?? 0) });

function kindOf(kind: EntryKind): ActivityKind {
  const audience = audienceOf({ kind, author: { id: 0, role: 'customer' }, customerId: 0, assigneeId: null });
  if (!audience) throw new Error(`Nobody is told of ${kind}.`);
  return audience.kind;
}

/** Entries whose id is in (`from`, `to`] and which were made from `since` to `until`, in database form. */
export interface LateRange {
  readonly from: number;
  readonly to: number;
  readonly since: string;
  readonly until: string;
}

/**
 * Ids are given out before the transactions that use them commit, so an entry can appear below one that was seen
 * already: by at most as long as a transaction may live (lock waits included), and by at most so many ids.
 */
export const LATE_MS = 15_000;
export const LATE_IDS = 2_000;

/** Where late commits may be. Replicas' clocks differ a little and a transaction takes a while, so the entry's own time is a middle. */
export function lateRange({ id, at }: Mark): LateRange {
  const middle = Date.parse(fromDbTime(at));
  const time = (offset: number) => toDbTime(new Date(middle + offset));
  return { from: id - LATE_IDS, to: id, since: time(-LATE_MS), until: time(LATE_MS) };
}
