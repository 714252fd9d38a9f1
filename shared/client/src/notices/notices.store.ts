import { type Activity, isCaredFor, type SharedTicket, tellingOf } from '@tandem/contract';
import { makeAutoObservable, reaction, runInAction } from 'mobx';
import type { ActivityStore } from '../activity/activity.store.ts';
import type { StorePorts } from '../ports/ports.ts';
import type { PreferencesStore } from '../preferences/preferences.store.ts';
import { NoticeBoard } from './notice-board.ts';
import type { NoticePermission, Notifier } from './notifier.ts';
import { Told } from './told.ts';

/** `blocked` by the browser, whatever is wanted here. */
export type NoticeState = 'on' | 'off' | 'blocked' | 'unsupported';

interface Options {
  readonly activity: ActivityStore;
  readonly preferences: Pick<PreferencesStore, 'chosen'>;
  readonly ports: Pick<StorePorts, 'clock' | 'storage' | 'locks'>;
}

/** A tab in sight says by then that it shows the same; timers of hidden tabs run once a second. */
const OTHERS_WITHIN = 500;
/** What one tab has stored is seen by the others by then. */
const STORED_WITHIN = 200;
/** Of what is missed more follows at once: it is told together. */
const MISSED_WITHIN = 1_500;
/** Happenings that wait for their turn; in a flood the oldest of them are told by nobody. */
const MOST_WAITING = 500;

/**
 * Tells people through their browser what happens while no tab of theirs is in sight: only who asked for it, once for
 * all tabs, one notice per ticket and few at once, gone when the ticket was read or somebody else cares for it.
 */
export class NoticesStore {
  permission: NoticePermission = 'unsupported';
  /** What this account wants in this browser; null: was not asked yet. */
  choice: 'on' | 'off' | null = null;
  private invited = false;
  private accountId: number | null = null;
  private notifier: Notifier | null = null;
  private readonly board: NoticeBoard;
  private readonly told: Told;
  private waiting: readonly Activity[] = [];
  private isGathering = false;

  constructor(private readonly options: Options) {
    this.told = new Told(options.ports.storage);
    this.board = new NoticeBoard((now) => this.told.hasRoom(now));
    makeAutoObservable<
      this,
      'options' | 'notifier' | 'board' | 'told' | 'accountId' | 'key' | 'waiting' | 'isGathering'
    >(
      this,
      {
        options: false,
        notifier: false,
        board: false,
        told: false,
        accountId: false,
        key: false,
        attach: false,
        waiting: false,
        isGathering: false,
      },
      { autoBind: true },
    );
  }

  get state(): NoticeState {
    if (this.permission === 'unsupported') return 'unsupported';
    if (this.permission === 'denied') return 'blocked';
    return this.choice === 'on' && this.permission === 'granted' ? 'on' : 'off';
  }

  /**
   * Whether now is the moment to ask: something was sent that may be answered, and this account was not asked before. The
   * browser may have allowed it to another one.
   */
  get isInviting(): boolean {
    const canBe = this.permission === 'default' || this.permission === 'granted';
    return this.invited && this.choice === null && canBe;
  }

  /** Something was sent that may be answered. */
  invite(): void {
    this.invited = true;
  }

  /** Asks the browser if need be; a prompt that is closed without an answer is a no. */
  async turnOn(): Promise<void> {
    const { notifier } = this;
    if (notifier === null) return;
    const permission = notifier.permission === 'default' ? await notifier.ask() : notifier.permission;
    runInAction(() => {
      this.permission = permission;
      this.choose(permission === 'granted' ? 'on' : 'off');
    });
  }

  /** Also the answer “no” to being asked: it is remembered. */
  turnOff(): void {
    this.choose('off');
    this.board.clear();
  }

  /** Whose notices these are; null is nobody. */
  bind(accountId: number | null): void {
    this.board.clear();
    this.waiting = [];
    this.accountId = accountId;
    this.told.bind(accountId);
    this.invited = false;
    this.choice = this.kept();
  }

  /** From now on notices go through this, until the returned function is called. */
  attach(notifier: Notifier): () => void {
    const followPermission = () =>
      runInAction(() => {
        this.permission = notifier.permission;
        if (!notifier.isHidden) this.board.endSum(); // the page shows what it was about
      });
    const followChoice = (key: string | null) =>
      runInAction(() => {
        if (key === null || key === this.key) this.choice = this.kept();
      });
    this.notifier = notifier;
    this.board.notifier = notifier;
    followPermission();
    const endings = [
      notifier.onPermission(followPermission),
      this.options.ports.storage.onChange?.(followChoice),
      this.options.activity.onNew((activity) => this.hear(activity)),
      reaction(
        () => this.board.told.filter((activity) => !this.options.activity.isUnread(activity)),
        (read) =>
          runInAction(() => {
            for (const { ticket } of read) this.board.withdraw(ticket.id);
          }),
      ),
    ];
    return () => {
      for (const end of endings) end?.();
      this.board.clear();
      if (this.notifier !== notifier) return;
      this.notifier = null;
      this.board.notifier = null;
    };
  }

  private get key(): string {
    return `tandem.notices.${this.accountId}`;
  }

  /** Tickets are different: what staff were told of may be in somebody's hands now. */
  announce(tickets: readonly SharedTicket[]): void {
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    runInAction(() => {
      for (const told of this.board.told) {
        const ticket = byId.get(told.ticket.id);
        if (ticket && isCaredFor(ticket, told, this.accountId ?? undefined)) this.board.withdraw(ticket.id);
      }
    });
  }

  private hear(activity: Activity): void {
    if (this.state !== 'on' || !this.notifier) return;
    if (!this.notifier.isHidden) {
      this.told.firstOf([activity.cursor]);
      return;
    }
    this.waiting = [...this.waiting, activity].slice(-MOST_WAITING);
    if (!this.isGathering) this.gather();
  }

  /** Tells of what waits now once other tabs had time to; what comes meanwhile is the next turn's, and told with it. */
  private gather(): void {
    const [first, { clock, locks }] = [this.waiting[0], this.options.ports];
    if (first === undefined) return;
    this.isGathering = true;
    const last = this.waiting.length;
    const missed = first.replay === true;
    clock.after(missed ? MISSED_WITHIN : OTHERS_WITHIN, () => {
      const work = async () => {
        const due = this.waiting.filter(({ replay }, index) => index < last || (missed && replay === true));
        this.waiting = this.waiting.filter((activity) => !due.includes(activity));
        if (!this.tellFirst(due.filter((activity) => this.mayTell(activity)))) return;
        // What one tab writes another reads a moment later, even under the lock.
        await new Promise<void>((resolve) => clock.after(STORED_WITHIN, resolve));
      };
      const next = () => {
        this.isGathering = false;
        this.gather();
      };
      locks.run('tandem.notices', work).then(next, () => {
        this.waiting = this.waiting.slice(last); // whoever holds the lock for so long tells of them
        next();
      });
    });
  }

  /** True if there was something to tell. */
  private tellFirst(due: readonly Activity[]): boolean {
    const first = this.told.firstOf(due.map(({ cursor }) => cursor));
    const news = due.filter(({ cursor }) => first.has(cursor));
    if (news.length === 0) return false;
    const missed = news.filter(({ replay }) => replay === true);
    const happened = news.filter(({ replay }) => replay !== true);
    this.board.tell(happened, missed, this.options.ports.clock.now());
    return true;
  }

  private mayTell(activity: Activity): boolean {
    const { activity: feed, preferences, ports } = this.options;
    const isWanted = tellingOf(preferences.chosen, activity.kind, ports.clock.now()) === 'tell';
    return this.state === 'on' && isWanted && this.notifier?.isHidden === true && feed.isUnread(activity);
  }

  private choose(choice: 'on' | 'off'): void {
    this.choice = choice;
    try {
      this.options.ports.storage.write(this.key, choice);
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  }

  private kept(): 'on' | 'off' | null {
    if (this.accountId === null) return null;
    try {
      const kept = this.options.ports.storage.read(this.key);
      return kept === 'on' || kept === 'off' ? kept : null;
    } catch {
      return this.choice;
    }
  }
}
