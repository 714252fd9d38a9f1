import type { Activity, Participant } from '@tandem/contract';
import type { ActivityRepository } from './activity.repository.ts';
import { lateRange, type Mark, toReadActivity } from './activity.row.ts';
import type { ActivityStandings } from './activity-standings.service.ts';

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

/** What happened that concerns one reader, and how much of it they have seen. */
export class ActivityService {
  constructor(
    private readonly repository: ActivityRepository,
    private readonly standings: ActivityStandings,
  ) {}

  /**
   * A part of the feed, oldest first. After a cursor it may repeat a few items from just before it (late commits):
   * drop those whose cursor you know.
   */
  async list(
    reader: Participant,
    { after, before, limit }: Range,
  ): Promise<{ items: Activity[]; cursor: string; unread: number }> {
    if (after !== undefined) {
      const { cursor, unread, missed } = await this.since(reader, after, limit);
      return { items: missed, cursor: (missed.length >= limit && missed.at(-1)?.cursor) || cursor, unread };
    }
    const { newest, unread } = await this.standings.of({ reader, after: null, limit: 0 });
    const rows = await this.repository.before(reader, before === undefined ? undefined : Number(before), limit);
    return { items: rows.map(toReadActivity), cursor: cursorOf(newest), unread };
  }

  /** For somebody who saw `cursor` last (null: nobody knows), with at most `most` of what they missed. */
  async welcomeBack(reader: Participant, cursor: string | null, most: number): Promise<WelcomeBack> {
    const { missed, ...standing } = await this.since(reader, cursor, most + 1);
    return { ...standing, missed: missed.slice(0, most), complete: missed.length <= most };
  }

  /** Moves the mark forward; a cursor beyond the newest entry means the newest. */
  async markRead(reader: Participant, cursor: string): Promise<void> {
    const newest = await this.repository.newest();
    await this.repository.advanceRead(reader.id, Math.min(Number(cursor), newest?.id ?? 0));
  }

  private async since(reader: Participant, cursor: string | null, limit: number) {
    const after = cursor === null ? null : Number(cursor);
    const { newest, unread, missed } = await this.standings.of({ reader, after, limit });
    const items = missed ?? (await this.longSince(reader, after ?? 0, limit));
    return { cursor: cursorOf(newest), unread, missed: items };
  }

  private async longSince(reader: Participant, after: number, limit: number): Promise<Activity[]> {
    const seen = await this.repository.newest(after);
    // At most half of the answer, so that a reader always gets on.
    const late = seen ? await this.repository.lateCommits(reader, lateRange(seen), limit >> 1) : [];
    const later = await this.repository.after(reader, after, limit - late.length);
    return [...late, ...later].map(toReadActivity);
  }
}

const cursorOf = (mark: Mark | undefined) => String(mark?.id ?? 0);
