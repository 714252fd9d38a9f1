import {
  type Activity,
  type ActivityKind,
  audienceOf,
  type EntryKind,
  mostUnread,
  type Participant,
} from '@tandem/contract';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import { toPriority } from '../tickets/ticket.row.ts';
import type { ActivityRange, ActivityRepository, ActivityRow } from './activity.repository.ts';

interface Range {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/**
 * Ids are given out before the transactions that use them commit, so an entry can appear below one that was seen
 * already: by at most as long as a transaction may live (lock waits included), and by at most so many ids.
 */
const LATE_MS = 15_000;
const LATE_IDS = 2_000;

/** What happened that concerns one reader, and how much of it they have seen. */
export class ActivityService {
  constructor(private readonly repository: ActivityRepository) {}

  /**
   * A part of the feed, oldest first. After a cursor it may repeat a few items from just before it (late commits):
   * drop those whose cursor you know.
   */
  async list(reader: Participant, range: Range): Promise<{ items: Activity[]; cursor: string; unread: number }> {
    const newest = await this.repository.newest();
    const items =
      range.after === undefined
        ? (await this.repository.forReader(reader, toIds(range))).map(toActivity)
        : await this.since(reader, range.after, range.limit);
    const full = range.after !== undefined && items.length >= range.limit;
    return {
      items,
      cursor: full ? (items.at(-1)?.cursor ?? range.after ?? '0') : String(newest),
      unread: await this.repository.countUnread(reader, mostUnread),
    };
  }

  /**
   * What a reader who saw `cursor` last may have missed, oldest first, at most `most`; not `complete` when there is
   * more than that.
   */
  async missed(reader: Participant, cursor: string, most: number): Promise<{ items: Activity[]; complete: boolean }> {
    const items = await this.since(reader, cursor, most + 1);
    return { items: items.slice(0, most), complete: items.length <= most };
  }

  private async since(reader: Participant, cursor: string, limit: number): Promise<Activity[]> {
    const after = Number(cursor);
    const seen = await this.repository.madeAt(after);
    // At most half of the answer, so that a reader always gets on.
    const late =
      seen === undefined ? [] : await this.repository.lateCommits(reader, lateRange(after, seen), limit >> 1);
    const later = await this.repository.forReader(reader, { after, limit: limit - late.length });
    return [...late, ...later].map(toActivity);
  }

  unread(reader: Participant): Promise<number> {
    return this.repository.countUnread(reader, mostUnread);
  }

  async newestCursor(): Promise<string> {
    return String(await this.repository.newest());
  }

  /** Moves the mark forward; a cursor beyond the newest entry means the newest. */
  async markRead(reader: Participant, cursor: string): Promise<void> {
    await this.repository.advanceRead(reader.id, Math.min(Number(cursor), await this.repository.newest()));
  }
}

/** An activity as its reader gets it. Only entries that concern somebody have one. */
function toActivity(row: ActivityRow): Activity {
  return {
    cursor: String(row.id),
    kind: kindOf(row.kind),
    ticket: { id: row.ticket_id, title: row.title, status: row.status, priority: toPriority(row.priority) },
    actor: { id: row.author_id, name: row.author_name, role: row.author_role },
    at: fromDbTime(row.at),
    seq: row.seq,
    ...((row.id <= (row.feed_read_id ?? 0) || row.seq <= (row.ticket_read_seq ?? 0)) && { read: true }),
  };
}

function kindOf(kind: EntryKind): ActivityKind {
  const audience = audienceOf({ kind, author: { id: 0, role: 'customer' }, customerId: 0, assigneeId: null });
  if (!audience) throw new Error(`Nobody is told of ${kind}.`);
  return audience.kind;
}

const lateRange = (after: number, seen: string) => ({
  from: after - LATE_IDS,
  to: after,
  since: toDbTime(new Date(Date.parse(fromDbTime(seen)) - LATE_MS)),
});

const toIds = ({ before, limit }: Range): ActivityRange => ({
  limit,
  ...(before !== undefined && { before: Number(before) }),
});
