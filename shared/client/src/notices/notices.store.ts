import { type Activity, tellingOf } from '@tandem/contract';
import { makeAutoObservable, observable, reaction, runInAction } from 'mobx';
import type { ActivityStore } from '../activity/activity.store.ts';
import type { StorePorts } from '../ports/ports.ts';
import type { PreferencesStore } from '../preferences/preferences.store.ts';
import type { Notice, NoticePermission, Notifier } from './notifier.ts';
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
/** What follows within this time changes the notice that is there and makes no sound. */
const QUIET_FOR = 8_000;

/**
 * Tells people through their browser what happens while no tab of theirs is in sight: only who asked for it, once for
 * all tabs, one notice per ticket, gone when the ticket was read.
 */
export class NoticesStore {
  permission: NoticePermission = 'unsupported';
  /** What this account wants in this browser; null: was not asked yet. */
  choice: 'on' | 'off' | null = null;
  private invited = false;
  private accountId: number | null = null;
  private notifier: Notifier | null = null;
  private readonly shown = observable.map<number, Notice & { readonly at: number }>({}, { deep: false });
  private readonly told: Told;

  constructor(private readonly options: Options) {
    this.told = new Told(options.ports.storage);
    makeAutoObservable<this, 'options' | 'notifier' | 'shown' | 'told' | 'accountId' | 'key'>(
      this,
      { options: false, notifier: false, shown: false, told: false, accountId: false, key: false, attach: false },
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
    this.withdrawAll();
  }

  /** Whose notices these are; null is nobody. */
  bind(accountId: number | null): void {
    this.withdrawAll();
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
      });
    const followChoice = (key: string | null) =>
      runInAction(() => {
        if (key === null || key === this.key) this.choice = this.kept();
      });
    this.notifier = notifier;
    followPermission();
    const endings = [
      notifier.onPermission(followPermission),
      this.options.ports.storage.onChange?.(followChoice),
      this.options.activity.onNew((activity) => this.hear(activity)),
      reaction(
        () => [...this.shown.values()].filter(({ activity }) => !this.options.activity.isUnread(activity)),
        (read) => {
          for (const { activity } of read) this.withdraw(activity.ticket.id);
        },
      ),
    ];
    return () => {
      for (const end of endings) end?.();
      this.withdrawAll();
      if (this.notifier === notifier) this.notifier = null;
    };
  }

  private get key(): string {
    return `tandem.notices.${this.accountId}`;
  }

  private hear(activity: Activity): void {
    if (this.state !== 'on' || !this.notifier) return;
    const { clock, locks } = this.options.ports;
    if (!this.notifier.isHidden) {
      this.told.isFirst(activity.cursor);
      return;
    }
    const { accountId } = this;
    clock.after(OTHERS_WITHIN, () => {
      const work = async () => {
        if (accountId === this.accountId && this.mayTell(activity) && this.told.isFirst(activity.cursor)) {
          this.tell(activity);
          // What one tab writes another reads a moment later, even under the lock.
          await new Promise<void>((resolve) => clock.after(STORED_WITHIN, resolve));
        }
      };
      locks.run('tandem.notices', work).catch(() => undefined);
    });
  }

  private mayTell(activity: Activity): boolean {
    const { activity: feed, preferences, ports } = this.options;
    const isWanted = tellingOf(preferences.chosen, activity.kind, ports.clock.now()) === 'tell';
    return this.state === 'on' && isWanted && this.notifier?.isHidden === true && feed.isUnread(activity);
  }

  private tell(activity: Activity): void {
    const before = this.shown.get(activity.ticket.id);
    const now = this.options.ports.clock.now();
    const quiet = before !== undefined && now - before.at < QUIET_FOR;
    const messages = (before?.messages ?? 0) + (activity.kind === 'message.posted' ? 1 : 0);
    const notice = { activity, messages, quiet };
    this.notifier?.show(notice);
    runInAction(() => this.shown.set(activity.ticket.id, { ...notice, at: quiet ? before.at : now }));
  }

  private withdraw(ticketId: number): void {
    this.shown.delete(ticketId);
    this.notifier?.withdraw(ticketId);
  }

  private withdrawAll(): void {
    for (const ticketId of [...this.shown.keys()]) this.withdraw(ticketId);
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
