import type { Clock } from '@tandem/client/transport';
import type { Activity } from '@tandem/contract';
import type { NoticeBoard, SummaryNotice } from './notice.ts';
import { rules } from './rules.ts';

interface Options {
  readonly id: SummaryNotice['id'];
  readonly board: NoticeBoard;
  readonly clock: Clock;
  /** How long it may wait before it shows what it has, given since when it waits. */
  readonly wait: (waitingFor: number) => number;
  readonly silent: () => boolean;
}

/** One notice that stands for many happenings: gathers them, shows the sum, changes it while more come. */
export class Summary {
  private readonly tickets = new Map<number, { readonly updates: number; readonly latest: Activity }>();
  private more = false;
  private isShown = false;
  private since: number | null = null;
  private cancel = () => {};

  constructor(private readonly options: Options) {}

  get isEmpty(): boolean {
    return this.tickets.size === 0;
  }

  /** The latest that happened on each of its tickets. */
  get latest(): readonly Activity[] {
    return [...this.tickets.values()].map(({ latest }) => latest);
  }

  add(activity: Activity): void {
    const known = this.tickets.get(activity.ticket.id);
    if (!known && this.tickets.size >= rules.mostTicketsInSummary) this.more = true;
    else this.tickets.set(activity.ticket.id, { updates: (known?.updates ?? 0) + 1, latest: activity });
    this.showSoon();
  }

  /** More happened than anybody can say. */
  addUncounted(): void {
    this.more = true;
    if (this.since !== null || this.isShown) this.showSoon();
  }

  /** The ticket needs nobody any more. */
  remove(ticketId: number): void {
    if (!this.tickets.delete(ticketId)) return;
    if (this.tickets.size === 0) this.clear();
    else if (this.isShown) this.showSoon();
  }

  /** Takes the notice back and starts from nothing. */
  clear(): void {
    this.cancel();
    this.cancel = () => {};
    this.since = null;
    this.tickets.clear();
    this.more = false;
    if (this.isShown) this.options.board.withdraw(this.options.id);
    this.isShown = false;
  }

  /** What was shown is done with, or long ago; what follows starts another one. */
  letGo(): void {
    if (this.since !== null) return; // there is more than was shown
    this.tickets.clear();
    this.more = false;
    this.isShown = false;
  }

  private showSoon(): void {
    const { clock, wait } = this.options;
    const now = clock.now();
    this.since ??= now;
    this.cancel();
    this.cancel = clock.after(Math.max(0, wait(now - this.since)), () => this.show());
  }

  private show(): void {
    const { board, id, silent } = this.options;
    this.since = null;
    const updates = [...this.tickets.values()].reduce((sum, { updates: some }) => sum + some, 0);
    const ticketIds = [...this.tickets.keys()];
    board.show({ id, about: id, updates, ticketIds, more: this.more, silent: this.isShown || silent() });
    this.isShown = true;
  }
}
