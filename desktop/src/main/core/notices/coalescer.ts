import { type Clock, RecentCursors } from '@tandem/client/transport';
import type { Activity } from '@tandem/contract';
import type { Notice, NoticeBoard, TicketNotice } from './notice.ts';
import { rules } from './rules.ts';
import { Summary } from './summary.ts';

export interface CoalescerOptions {
  readonly board: NoticeBoard;
  readonly clock: Clock;
  readonly sound: () => boolean;
  /** Whether this ticket is in front of the reader's eyes now. */
  readonly isLookedAt: (ticketId: number) => boolean;
  /** Whether this reader wants to be told of it at all. */
  readonly wants: (activity: Activity) => boolean;
  readonly myId: () => number | null;
}

/**
 * Turns what happens into few notices: each happening once, one notice per ticket, a summary where there would be many, a
 * digest for what was missed. Knows nothing of how they are shown.
 */
export class Coalescer {
  private readonly seen = new RecentCursors(2_000);
  private readonly shown = new Map<number, { readonly notice: TicketNotice; readonly at: number }>();
  private readonly burst: Summary;
  private readonly digest: Summary;
  /** When notices of their own came up lately, and those that may do so in a burst. */
  private arrivals: number[] = [];
  private urgentArrivals: number[] = [];
  private lastUpdate = Number.NEGATIVE_INFINITY;
  private lastSound = Number.NEGATIVE_INFINITY;
  private calmUntil = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: CoalescerOptions) {
    const { board, clock } = options;
    const silent = () => !this.takeSound();
    this.burst = new Summary({ id: 'burst', board, clock, silent, wait: () => rules.summaryEvery });
    const wait = (waiting: number) => Math.min(rules.digestQuiet, rules.digestLongest - waiting);
    this.digest = new Summary({ id: 'digest', board, clock, silent, wait });
  }

  /** The live connection stands for the first time, or the computer woke up: what comes now is mostly old. */
  begin(): void {
    this.calmUntil = this.options.clock.now() + rules.calmAfterStart;
  }

  /** Something happened. */
  take(activity: Activity): void {
    const { isLookedAt, wants, myId, clock } = this.options;
    if (!this.seen.add(activity.cursor)) return;
    if (activity.actor.id === myId() || activity.read === true || !wants(activity)) return;
    if (isLookedAt(activity.ticket.id)) return;
    if (activity.replay === true || clock.now() < this.calmUntil) this.digest.add(activity);
    else if (this.shown.has(activity.ticket.id)) this.showAgain(activity);
    else if (this.mayShow(activity)) this.show(activity, 0);
    else this.addToBurst(activity);
  }

  /** More was missed than the service can replay. */
  missed(): void {
    if (!this.digest.isEmpty) this.digest.addUncounted();
  }

  /** The ticket was read, or somebody took care of it. */
  withdraw(ticketId: number): void {
    if (this.shown.delete(ticketId)) this.options.board.withdraw(`ticket-${ticketId}`);
    this.burst.remove(ticketId);
    this.digest.remove(ticketId);
  }

  /** A notice is gone from the screen: pressed, or put away. */
  gone(id: Notice['id']): void {
    if (id === 'burst') this.burst.letGo();
    else if (id === 'digest') this.digest.letGo();
    else this.shown.delete(Number(id.slice('ticket-'.length)));
  }

  /** What is told of now, by itself or within a sum: the latest on each ticket. */
  get told(): readonly Activity[] {
    const single = [...this.shown.values()].map(({ notice }) => notice.activity);
    return [...single, ...this.burst.latest, ...this.digest.latest];
  }

  /** Nobody is signed in any more. */
  clear(): void {
    for (const ticketId of [...this.shown.keys()]) this.withdraw(ticketId);
    this.burst.clear();
    this.digest.clear();
    this.seen.clear();
    this.arrivals = [];
    this.urgentArrivals = [];
    this.calmUntil = Number.NEGATIVE_INFINITY;
  }

  private showAgain(activity: Activity): void {
    const before = this.shown.get(activity.ticket.id);
    const isSoon = before !== undefined && this.options.clock.now() - before.at < rules.sameTicketWithin;
    if (isSoon) this.put(activity, before.notice.messages, { silent: true, at: before.at });
    else if (this.mayShow(activity)) this.show(activity, before?.notice.messages ?? 0);
    else this.addToBurst(activity);
  }

  private show(activity: Activity, messagesBefore: number): void {
    this.put(activity, messagesBefore, { silent: !this.takeSound(), at: this.options.clock.now() });
  }

  private put(activity: Activity, messagesBefore: number, how: { silent: boolean; at: number }): void {
    const ticketId = activity.ticket.id;
    const messages = messagesBefore + (activity.kind === 'message.posted' ? 1 : 0);
    const notice: TicketNotice = { id: `ticket-${ticketId}`, about: 'ticket', activity, messages, silent: how.silent };
    this.shown.delete(ticketId); // so that the latest are at the end
    this.shown.set(ticketId, { notice, at: how.at });
    if (this.shown.size > rules.mostShown) {
      const oldest = this.shown.keys().next();
      if (!oldest.done) this.withdraw(oldest.value);
    }
    this.options.board.show(notice);
  }

  /** Few come up by themselves. What is for this reader alone, or urgent, comes up in a burst, too, as often again. */
  private mayShow({ kind, ticket }: Activity): boolean {
    const now = this.options.clock.now();
    const lately = (times: readonly number[]) => times.filter((at) => now - at < rules.burstWithin);
    this.arrivals = lately(this.arrivals);
    if (this.arrivals.length < rules.mostInBurst) {
      this.arrivals.push(now);
      return true;
    }
    this.urgentArrivals = lately(this.urgentArrivals);
    const isUrgent = kind === 'ticket.assigned' || ticket.priority === 'high';
    if (!isUrgent || this.urgentArrivals.length >= rules.mostInBurst) return false;
    this.urgentArrivals.push(now);
    return true;
  }

  private addToBurst(activity: Activity): void {
    const now = this.options.clock.now();
    if (now - this.lastUpdate > rules.burstWithin) this.burst.letGo();
    this.lastUpdate = now;
    this.burst.add(activity);
  }

  private takeSound(): boolean {
    const now = this.options.clock.now();
    if (!this.options.sound() || now - this.lastSound < rules.soundEvery) return false;
    this.lastSound = now;
    return true;
  }
}
