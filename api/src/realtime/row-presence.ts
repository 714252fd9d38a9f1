import { isStaff, mostRowViewers, type Participant } from '@tandem/contract';
import { frameOf } from './frames.ts';

const EVERY_MS = 250;
const MOST_ROWS = 200;
/** Who stops typing without saying so; the same time as for those who have the ticket open. */
const TYPES_FOR_MS = 6_000;

/**
 * Which colleagues have a ticket open or type in it, for the lists of all staff: at most one batch every 250 ms, each
 * ticket once and as it is last, a bounded number of tickets in each; what is left goes with the next.
 */
export class RowPresence {
  private readonly viewers = new Map<number, readonly Participant[]>();
  private readonly typists = new Map<number, Map<number, number>>();
  private readonly waiting = new Set<number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly send: (frame: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Who has a ticket open now, or still: what is not repeated lapses with those who heard it. */
  seen(ticketId: number, viewers: readonly Participant[]): void {
    const colleagues = viewers.filter(isStaff).slice(0, mostRowViewers);
    if (colleagues.length === 0 && !this.viewers.has(ticketId)) return;
    if (colleagues.length > 0) this.viewers.set(ticketId, colleagues);
    else this.forget(ticketId);
    this.queue(ticketId);
  }

  typing(ticketId: number, who: Participant, typing: boolean): void {
    if (!isStaff(who) || !this.viewers.has(ticketId)) return;
    const typists = this.typists.get(ticketId) ?? new Map<number, number>();
    if (typing) typists.set(who.id, this.now() + TYPES_FOR_MS);
    else typists.delete(who.id);
    this.typists.set(ticketId, typists);
    this.queue(ticketId);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private forget(ticketId: number): void {
    this.viewers.delete(ticketId);
    this.typists.delete(ticketId);
  }

  private queue(ticketId: number): void {
    this.waiting.add(ticketId);
    this.timer ??= setTimeout(() => this.flush(), EVERY_MS);
  }

  private flush(): void {
    this.timer = undefined;
    const ids = [...this.waiting].slice(0, MOST_ROWS);
    for (const id of ids) this.waiting.delete(id);
    const rows = ids.map((ticketId) => ({
      ticketId,
      viewers: [...(this.viewers.get(ticketId) ?? [])],
      typing: this.typistsOf(ticketId),
    }));
    this.send(frameOf('presence.rows', { rows }));
    if (this.waiting.size > 0) this.timer = setTimeout(() => this.flush(), EVERY_MS);
  }

  private typistsOf(ticketId: number): number[] {
    const now = this.now();
    return [...(this.typists.get(ticketId) ?? [])].flatMap(([id, until]) => (until > now ? [id] : []));
  }
}
