import { type Entry, type NewMessage, type Participant, takesMessages, timelinePolicy } from '@tandem/contract';
import { fitting } from '../../database/fitting.ts';
import { GroupCommit } from '../../database/group-commit.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';
import { enforce, refusalOf } from '../../errors/enforce.ts';
import type { AppendsService } from './appends.service.ts';
import { toEntry } from './entry.row.ts';
import type { ReadMark, TimelineHead, TimelineRepository } from './timeline.repository.ts';

export interface TimelineRange {
  readonly after?: number | null | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface TimelineSlice {
  readonly items: Entry[];
  readonly lastSeq: number;
}

interface MarkRead {
  readonly reader: Participant;
  readonly ticketId: number;
  readonly seq: number;
}

/** Up to where a mark was moved, and when. */
type Marked = Pick<ReadMark, 'seq'> & { readonly at: string };

/** Tells those who have the ticket open how far somebody has read. Must not throw. */
export type AnnounceRead = (ticketId: number, mark: ReadMark, causedBy?: object) => void;

/** What is said and done on a ticket, in order. */
export class TimelineService {
  private readonly marks: GroupCommit<MarkRead, Marked>;

  constructor(
    private readonly repository: TimelineRepository,
    private readonly appends: AppendsService,
    private readonly announceRead: AnnounceRead,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.marks = new GroupCommit({ commit: (marks) => this.commitMarks(marks) });
  }

  /**
   * A part of the timeline in ascending order: after a seq, before one, or the newest. Of very long entries it has fewer
   * than were asked for, always those next to where the reader is.
   */
  async list(actor: Participant, ticketId: number, { after, before, limit }: TimelineRange): Promise<TimelineSlice> {
    const { last_seq } = await this.readable(actor, ticketId);
    const forward = after !== undefined && after !== null;
    const rows = forward
      ? await this.repository.after(ticketId, after, limit)
      : await this.repository.before(ticketId, before ?? last_seq + 1, limit);
    const fit = fitting(rows, ({ body }) => body?.length ?? 0);
    const shown = forward ? fit : [...fit].reverse();
    // An entry may have been committed between the two queries; it counts.
    return { items: shown.map(toEntry), lastSeq: Math.max(last_seq, shown.at(-1)?.seq ?? 0) };
  }

  /** Writes a message; `repeated` when this author wrote it before with the same clientId. */
  async post(
    author: Participant,
    ticketId: number,
    message: NewMessage,
    causedBy?: object,
  ): Promise<{ entry: Entry; repeated: boolean }> {
    const { clientId, body, seenSeq } = message;
    const { entries, repeated } = await this.appends.append({
      ticketId,
      actor: author,
      clientId,
      seenSeq,
      causedBy,
      weight: body.length * 3,
      decide: (ticket, now) => {
        enforce(timelinePolicy.post(author, { customerId: ticket.customer_id }));
        if (!takesMessages(ticket.status)) throw new AppError('ticket_closed');
        const first = author.role !== 'customer' && ticket.first_response_at === null;
        return {
          entries: [{ kind: 'message', body }],
          ...(first && { changes: { first_response_at: now } }),
        };
      },
    });
    return { entry: entries[0] as Entry, repeated };
  }

  /** Moves the reader's mark forward to `seq`, or to the end when that is nearer; tells the others on the ticket. */
  async markRead(reader: Participant, ticketId: number, seq: number, causedBy?: object): Promise<void> {
    const marked = await this.marks.add({ reader, ticketId, seq });
    this.announceRead(ticketId, { reader, ...marked }, causedBy);
  }

  async reads(ticketId: number): Promise<ReadMark[]> {
    return this.repository.reads(ticketId);
  }

  /** What waits for its commit. */
  get waiting(): number {
    return this.marks.length;
  }

  drain(): Promise<void> {
    return this.marks.drain();
  }

  private async readable(actor: Participant, ticketId: number): Promise<TimelineHead> {
    const [head] = await this.repository.heads([ticketId]);
    if (!head) throw new AppError('not_found');
    enforce(timelinePolicy.read(actor, { customerId: head.customer_id }));
    return head;
  }

  /** All marks of one turn in one statement; of several marks of one reader the furthest counts. */
  private async commitMarks(marks: readonly MarkRead[]): Promise<(Marked | Error)[]> {
    const now = toDbTime(this.now());
    const heads = new Map(
      (await this.repository.heads([...new Set(marks.map(({ ticketId }) => ticketId))])).map((head) => [head.id, head]),
    );
    const furthest = new Map<string, { ticketId: number; accountId: number; seq: number }>();
    const outcomes = marks.map(({ reader, ticketId, seq }) => {
      const head = heads.get(ticketId);
      if (!head) return new AppError('not_found');
      const refusal = refusalOf(timelinePolicy.read(reader, { customerId: head.customer_id }));
      if (refusal) return refusal;
      const marked = Math.min(seq, head.last_seq);
      const key = `${ticketId}/${reader.id}`;
      furthest.set(key, { ticketId, accountId: reader.id, seq: Math.max(marked, furthest.get(key)?.seq ?? 0) });
      return { seq: marked, at: fromDbTime(now) };
    });
    if (furthest.size > 0) await this.repository.advanceSeen([...furthest.values()], now);
    return outcomes;
  }
}
