import type { EntryKind, Role, TicketStatus } from '@tandem/contract';
import { fromDbTime } from '../../database/time.ts';
import { bucketOf } from './buckets.ts';

export type Metric = 'opened' | 'answered' | 'resolved' | 'reopened';
/** `desk` is everybody together, under the key 0. */
export type Dimension = 'desk' | 'category' | 'person';

/** An entry of a timeline with what a report asks of its ticket. */
export interface CountedEntry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly author_id: number;
  readonly author_role: Role;
  readonly at: string;
  readonly changed: string | null;
  readonly category_id: number;
  readonly created_at: string;
  readonly first_response_at: string | null;
}

/** One more of something, on a day. */
export interface Counted {
  readonly dimension: Dimension;
  readonly day: string;
  readonly metric: Metric;
  readonly key_id: number;
  readonly bucket: number;
}

/**
 * What an entry adds to reports: once for the desk, once for the category, and once for the member of staff who did it. How
 * long it took is not counted for the desk, whose days are all added up for a backlog: the categories have it.
 */
export function countsOf(entry: CountedEntry): readonly Counted[] {
  const found = metricOf(entry);
  if (!found) return [];
  const day = entry.at.slice(0, 10);
  const counted = {
    day,
    metric: found.metric,
    bucket: found.since === null ? 0 : bucketOf(between(found.since, entry.at)),
  };
  const byStaff = entry.author_role !== 'customer' && found.metric !== 'opened';
  return [
    { ...counted, dimension: 'desk', key_id: 0, bucket: 0 },
    { ...counted, dimension: 'category', key_id: entry.category_id },
    ...(byStaff ? [{ ...counted, dimension: 'person' as const, key_id: entry.author_id }] : []),
  ];
}

/** What a member of staff answered or resolved, in one category: one more of it, on a day. */
export interface CountedPair {
  readonly day: string;
  readonly metric: 'answered' | 'resolved';
  readonly category_id: number;
  readonly person_id: number;
  readonly bucket: number;
}

/** What an entry adds to the crossing of categories and people. */
export function pairsOf(entry: CountedEntry): readonly CountedPair[] {
  const found = metricOf(entry);
  if (!found || found.since === null || entry.author_role === 'customer') return [];
  const { category_id, author_id: person_id } = entry;
  const metric = found.metric === 'answered' ? 'answered' : 'resolved';
  return [
    { day: entry.at.slice(0, 10), metric, category_id, person_id, bucket: bucketOf(between(found.since, entry.at)) },
  ];
}

function metricOf(entry: CountedEntry): { readonly metric: Metric; readonly since: string | null } | undefined {
  const { kind, author_role, at, created_at, first_response_at } = entry;
  if (kind === 'created') return { metric: 'opened', since: null };
  if (kind === 'message') {
    const isFirst = author_role !== 'customer' && at === first_response_at;
    return isFirst ? { metric: 'answered', since: created_at } : undefined;
  }
  if (kind !== 'status' || entry.changed === null) return undefined;
  const { from, to } = JSON.parse(entry.changed) as { from: TicketStatus; to: TicketStatus };
  if (waits(from) === waits(to)) return undefined;
  return waits(to) ? { metric: 'reopened', since: null } : { metric: 'resolved', since: created_at };
}

/** Whether somebody still has to do something. */
const waits = (status: TicketStatus): boolean => status === 'open' || status === 'in_progress';

const between = (from: string, to: string): number => Date.parse(fromDbTime(to)) - Date.parse(fromDbTime(from));
