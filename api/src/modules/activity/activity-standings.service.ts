import { type Activity, isStaff, mostUnread, type Participant } from '@tandem/contract';
import { SharedReads } from '../../database/shared-reads.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import type { People } from '../accounts/people.service.ts';
import type { ReadSeqs, ReadSeqsByReader } from '../tickets/read-seqs.service.ts';
import type { ActivityRepository, TicketHeadRow } from './activity.repository.ts';
import { LATE_IDS, LATE_MS, lateRange, type Mark, toActivity } from './activity.row.ts';
import { RecentEntries, type RecentEntry } from './recent-entries.ts';

/** Who asks, and after which entry they want to know what happened (null: nothing of that). */
export interface Asked {
  readonly reader: Participant;
  readonly after: number | null;
  readonly limit: number;
}

/** Where a reader stands in the feed. */
export interface Standing {
  readonly newest: Mark | undefined;
  readonly unread: number;
  /** What they were told of just before what they saw last (late commits) and after it; undefined: too long ago to be at hand. */
  readonly missed: Activity[] | undefined;
}

interface Dependencies {
  readonly repository: ActivityRepository;
  readonly readSeqs: ReadSeqs;
  readonly people: People;
}

/** An asker with what was found for them. */
interface Answering {
  readonly reader: Participant;
  /** The last they marked as read. */
  readonly feedMark: number;
  /** The newest of what may be unread. */
  readonly candidates: readonly RecentEntry[];
  readonly missed: readonly RecentEntry[] | undefined;
}

/** More than are counted, as some of them were read on their tickets. */
const MOST_CANDIDATES = mostUnread + 50;
const TOGETHER = 200;

/**
 * Answers at once everybody who asks in the same moment, as all do who come back together. What is new is read from the
 * database each time; what never changes, the newest entries and whom they are told to, is kept.
 */
export class ActivityStandings {
  private readonly asking = new SharedReads((_: null, asked: readonly Asked[]) => this.answer(asked), TOGETHER);
  /** When the newest entry was first seen, and when the database was last asked, on this process's own clock. */
  private newestSeenAt = 0;
  private askedAt = 0;

  constructor(
    private readonly deps: Dependencies,
    private readonly recent = new RecentEntries(),
  ) {}

  /** As of some moment after the question. */
  of(asked: Asked): Promise<Standing> {
    return this.asking.ask('', null, asked);
  }

  private async answer(asked: readonly Asked[]): Promise<Standing[]> {
    const ids = new Set(asked.map(({ reader }) => reader.id));
    const [feedMarks] = await Promise.all([this.deps.repository.feedMarks(ids), this.catchUp()]);
    const { newest } = this.recent;
    const answering = asked.map(({ reader, after, limit }): Answering => {
      const feedMark = feedMarks.get(reader.id) ?? 0;
      const candidates = this.recent.latest(reader, feedMark, MOST_CANDIDATES);
      const missed = after === null ? [] : this.missedBy(reader, Math.min(after, newest?.id ?? 0), limit);
      return { reader, feedMark, candidates, missed };
    });
    const seqs = await this.seqsOf(answering);
    const [unread, told] = await Promise.all([this.unread(answering, seqs), this.tell(answering, seqs)]);
    return answering.map(({ reader }, index) => ({
      newest,
      unread: unread.get(reader.id) ?? 0,
      missed: told[index],
    }));
  }

  /** Late commits are at most half of the answer, so that a reader always gets on. */
  private missedBy(reader: Participant, after: number, limit: number): RecentEntry[] | undefined {
    if (!this.recent.reaches(Math.max(0, after - LATE_IDS))) return undefined;
    const seen = this.recent.upTo(after);
    const late = seen ? this.recent.oldest(reader, lateRange(seen), limit >> 1) : [];
    return [...late, ...this.recent.oldest(reader, { from: after }, limit - late.length)];
  }

  /** Adds what was committed since the database was last asked. */
  private async catchUp(): Promise<void> {
    const { recent, deps } = this;
    const asking = performance.now();
    const known = recent.newest;
    const found = known && (await deps.repository.since(known.id, this.lateSince(known), recent.kept));
    // Without the one that was known, this is not the database it was; and there may be more than fits.
    if (found && found.length <= recent.kept && found.some(({ id }) => id === known.id)) recent.add(found);
    else await this.beginAnew();
    if (recent.newest?.id !== known?.id) this.newestSeenAt = asking;
    this.askedAt = asking;
  }

  private async beginAnew(): Promise<void> {
    const newest = await this.deps.repository.newest();
    const from = Math.max(0, (newest?.id ?? 0) - this.recent.kept);
    const { repository } = this.deps;
    const forStaff = await repository.latestForStaff(from, this.recent.keptForStaff);
    this.recent.replace(await repository.latest(from), from, forStaff);
  }

  /**
   * Whatever was not committed yet when the database was last asked is no older than a transaction may be. That moment is
   * told by the newest entry's own time and how long it had been known: the clocks of those who write may differ from ours.
   */
  private lateSince({ id, at }: RecentEntry) {
    const asked = Date.parse(fromDbTime(at)) + this.askedAt - this.newestSeenAt;
    const from = id - LATE_IDS;
    return { from, since: toDbTime(new Date(asked - LATE_MS)), known: this.recent.between(from, id) };
  }

  /** Staff and customers apart: staff look at the same tickets, each customer at their own. */
  private async seqsOf(answering: readonly Answering[]): Promise<ReadSeqsByReader> {
    const concerned = ({ candidates, missed = [] }: Answering) => [...candidates, ...missed];
    const groups = [true, false].map((staff) => {
      const group = answering.filter((one) => isStaff(one.reader) === staff && concerned(one).length > 0);
      const tickets = new Set(group.flatMap((one) => concerned(one).map(({ ticket_id }) => ticket_id)));
      return this.deps.readSeqs.of(new Set(group.map(({ reader }) => reader.id)), tickets);
    });
    return new Map((await Promise.all(groups)).flatMap((seqs) => [...seqs]));
  }

  /** By reader. Counted here where what is recent says enough, and by the database where it does not. */
  private async unread(answering: readonly Answering[], seqs: ReadSeqsByReader): Promise<ReadonlyMap<number, number>> {
    const unread = new Map<number, number>();
    const longAgo = new Map<number, Answering>();
    for (const one of answering) {
      const { reader, feedMark, candidates } = one;
      const seen = seqs.get(reader.id);
      const count = candidates.filter(({ ticket_id, seq }) => seq > (seen?.get(ticket_id) ?? 0)).length;
      const areAll = candidates.length < MOST_CANDIDATES && this.recent.reaches(feedMark);
      if (areAll || count >= mostUnread) unread.set(reader.id, Math.min(count, mostUnread));
      else longAgo.set(reader.id, one);
    }
    const counted = await this.deps.repository.countUnread([...longAgo.values()]);
    for (const [id, count] of counted) unread.set(id, Math.min(count, mostUnread));
    return unread;
  }

  /** What was missed as activities, with the ticket as it is now and the author's name. */
  private async tell(answering: readonly Answering[], seqs: ReadSeqsByReader): Promise<(Activity[] | undefined)[]> {
    const entries = answering.flatMap(({ missed }) => missed ?? []);
    if (entries.length === 0) return answering.map(({ missed }) => missed && []);
    const [heads, people] = await Promise.all([
      this.deps.repository.heads(new Set(entries.map(({ ticket_id }) => ticket_id))),
      this.deps.people.byId(entries.map(({ author_id }) => author_id)),
    ]);
    // Made once for all who missed it, however many that are.
    const made = new Map<string, Activity>();
    const told = (entry: RecentEntry, head: TicketHeadRow, read: boolean): Activity => {
      const key = `${entry.id} ${read}`;
      const known = made.get(key);
      if (known) return known;
      const activity = toActivity({ ...entry, ...head, author_name: people.person(entry.author_id).name, read });
      made.set(key, activity);
      return activity;
    };
    return answering.map(({ reader, feedMark, missed }) => {
      const seen = seqs.get(reader.id);
      return missed?.flatMap((entry) => {
        const head = heads.get(entry.ticket_id);
        const read = entry.id <= feedMark || entry.seq <= (seen?.get(entry.ticket_id) ?? 0);
        return head ? [told(entry, head, read)] : [];
      });
    });
  }
}
