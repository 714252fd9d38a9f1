import type { Activity } from '@tandem/contract';
import { observable, runInAction } from 'mobx';
import type { Notice, Notifier } from './notifier.ts';

/** What follows within this time changes the notice that is there and makes no sound. */
const QUIET_FOR = 8_000;
/** A ticket in a sum stays there for so long after the sum last grew. */
const SUMMED_FOR = 10_000;
/** Notices that are remembered, to be taken back; and tickets in one sum. */
const MOST_SHOWN = 50;
const MOST_IN_SUM = 500;

interface Shown extends Notice {
  readonly at: number;
}

/** The notices of one tab: one per ticket, few at once and the rest as one sum, none for longer than it is of use. */
export class NoticeBoard {
  private readonly shown = observable.map<number, Shown>({}, { deep: false });
  /** The latest of each ticket in the sum. */
  private readonly summed = observable.map<number, Activity>({}, { deep: false });
  private updates = 0;
  private summedAt = 0;
  notifier: Notifier | null = null;

  /** `hasRoom`: whether one more may come now, that takes the place of none. */
  constructor(private readonly hasRoom: (now: number) => boolean) {}

  /** What is told at the moment. */
  get told(): readonly Activity[] {
    return [...[...this.shown.values()].map(({ activity }) => activity), ...this.summed.values()];
  }

  /** Tells what happened, in its order; `missed` while nobody was connected. */
  tell(happened: readonly Activity[], missed: readonly Activity[], now: number): void {
    runInAction(() => {
      const perTicket = new Map<number, Activity[]>();
      for (const one of happened) perTicket.set(one.ticket.id, [...(perTicket.get(one.ticket.id) ?? []), one]);
      const summed: Activity[] = [];
      for (const activities of perTicket.values()) {
        if (!this.tellOf(activities, now)) summed.push(...activities);
      }
      const isOne = new Set(missed.map(({ ticket }) => ticket.id)).size === 1;
      if (isOne && this.tellOf(missed, now)) this.sumUp(summed, false, now);
      else this.sumUp([...summed, ...missed], missed.length > 0, now);
    });
  }

  withdraw(ticketId: number): void {
    if (this.shown.delete(ticketId)) this.notifier?.withdraw(ticketId);
    if (this.summed.delete(ticketId) && this.summed.size === 0) this.endSum();
  }

  /** The sum has done its work. */
  endSum(): void {
    this.summed.clear();
    if (this.updates > 0) this.notifier?.withdrawSum();
    this.updates = 0;
  }

  clear(): void {
    for (const { ticket } of this.told) this.withdraw(ticket.id);
  }

  /** False when there were too many of late. */
  private tellOf(activities: readonly Activity[], now: number): boolean {
    const activity = activities.at(-1);
    if (activity === undefined) return true;
    const { id } = activity.ticket;
    const before = this.shown.get(id);
    if (before === undefined && (this.isSummed(id, now) || !this.hasRoom(now))) return false;
    const quiet = before !== undefined && now - before.at < QUIET_FOR;
    const messages = (before?.messages ?? 0) + activities.filter(({ kind }) => kind === 'message.posted').length;
    const notice = { activity, messages, quiet };
    this.notifier?.show(notice);
    this.shown.delete(id); // the latest stands last
    this.shown.set(id, { ...notice, at: quiet ? before.at : now });
    const [oldest] = this.shown.keys();
    if (this.shown.size > MOST_SHOWN && oldest !== undefined) this.withdraw(oldest);
    return true;
  }

  private sumUp(activities: readonly Activity[], missed: boolean, now: number): void {
    if (activities.length === 0) return;
    for (const activity of activities) {
      if (this.summed.size < MOST_IN_SUM || this.summed.has(activity.ticket.id)) {
        this.summed.set(activity.ticket.id, activity);
      }
    }
    // Three notices have sounded just now; what was missed may sound once.
    const quiet = !missed || this.updates > 0;
    this.updates += activities.length;
    this.summedAt = now;
    this.notifier?.showSum({ updates: this.updates, tickets: this.summed.size, missed, quiet });
  }

  /** Whether it stands in a sum that is still being added to. */
  private isSummed(ticketId: number, now: number): boolean {
    return this.summed.has(ticketId) && now - this.summedAt < SUMMED_FOR;
  }
}
