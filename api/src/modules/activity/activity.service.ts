import {
  type Activity,
  type ActivityKind,
  audienceOf,
  type EntryKind,
  mostUnread,
  type Participant,
} from '@tandem/contract';
import { GroupCommit } from '../../database/group-commit.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import { toPriority } from '../tickets/ticket.row.ts';
import type { ActivityRepository, ActivityRow, LateRange, Mark } from './activity.repository.ts';

interface Range {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** What somebody who comes back gets: the newest cursor, how much is unread, and what they missed. */
export interface WelcomeBack {
  readonly cursor: string;
  readonly unread: number;
  /** Oldest first. Not all of it when not `complete`. */
  readonly missed: Activity[];
  readonly complete: boolean;
}

/**
 * Ids are given out before the transactions that use them commit, so an entry can appear below one that was seen
 * already: by at most as long as a transaction may live (lock waits included), and by at most so many ids.
 */
const LATE_MS = 15_000;
const LATE_IDS = 2_000;

/** What happened that concerns one reader, and how much of it they have seen. */
export class ActivityService {
  /** Whoever asks in the same turn gets the same answer, read after they asked: many come back at once. */
  private readonly newest: GroupCommit<null, { readonly mark: Mark | undefined }>;

  constructor(private readonly repository: ActivityRepository) {
    this.newest = new GroupCommit({
      commit: async (askers) => {
        const mark = await repository.newest();
        return askers.map(() => ({ mark }));
      },
    });
  }

  /**
   * A part of the feed, oldest first. After a cursor it may repeat a few items from just before it (late commits):
   * drop those whose cursor you know.
   */
  async list(
    reader: Participant,
    { after, before, limit }: Range,
  ): Promise<{ items: Activity[]; cursor: string; unread: number }> {
    const [{ mark: newest }, unread] = await Promise.all([this.newest.add(null), this.unread(reader)]);
    const items =
      after === undefined
        ? (await this.repository.before(reader, before === undefined ? undefined : Number(before), limit)).map(
            toActivity,
          )
        : await this.since(reader, Number(after), newest, limit);
    const full = after !== undefined && items.length >= limit;
    return { items, cursor: (full && items.at(-1)?.cursor) || cursorOf(newest), unread };
  }

  /** For somebody who saw `cursor` last (null: nobody knows), with at most `most` of what they missed. */
  async welcomeBack(reader: Participant, cursor: string | null, most: number): Promise<WelcomeBack> {
    const [{ mark: newest }, unread] = await Promise.all([this.newest.add(null), this.unread(reader)]);
    const missed = cursor === null ? [] : await this.since(reader, Number(cursor), newest, most + 1);
    return {
      cursor: cursorOf(newest),
      unread,
      missed: missed.slice(0, most),
      complete: missed.length <= most,
    };
  }

  /** Moves the mark forward; a cursor beyond the newest entry means the newest. */
  async markRead(reader: Participant, cursor: string): Promise<void> {
    const newest = await this.repository.newest();
    await this.repository.advanceRead(reader.id, Math.min(Number(cursor), newest?.id ?? 0));
  }

  private unread(reader: Participant): Promise<number> {
    return this.repository.countUnread(reader, mostUnread);
  }

  private async since(
    reader: Participant,
    after: number,
    newest: Mark | undefined,
    limit: number,
  ): Promise<Activity[]> {
    const seen = newest && after >= newest.id ? newest : await this.repository.newest(after);
    // At most half of the answer, so that a reader always gets on.
    const late = seen ? await this.repository.lateCommits(reader, lateRange(seen), limit >> 1) : [];
    const isNews = newest !== undefined && after < newest.id;
    const later = isNews ? await this.repository.after(reader, after, limit - late.length) : [];
    return [...late, ...later].map(toActivity);
  }
}

const cursorOf = (mark: Mark | undefined) => String(mark?.id ?? 0);

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

/** Replicas' clocks differ a little and a transaction takes a while, so the entry's own time is a middle. */
function lateRange({ id, at }: Mark): LateRange {
  const middle = Date.parse(fromDbTime(at));
  const time = (offset: number) => toDbTime(new Date(middle + offset));
  return { from: id - LATE_IDS, to: id, since: time(-LATE_MS), until: time(LATE_MS) };
}
