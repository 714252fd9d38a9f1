import { type Activity, http } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { LoadState } from '../loading/loaded-list.ts';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection, Welcome } from '../transport/connection.ts';
import { Listeners } from '../transport/listeners.ts';
import { isLater, laterOf } from '../transport/recent-cursors.ts';
import { RequestFailed } from '../transport/request-failed.ts';

const PAGE = 50;
const MOST_KEPT = 500;

/** What happened that this reader should know. */
export class ActivityStore {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  /** Newest first. */
  items: readonly Activity[] = [];
  /** By the api's count, which stops at 101; show “100+” above 100. */
  unread = 0;
  hasOlder = false;
  loadingOlder = false;
  /** Up to where the api's count of unread reaches. */
  private countedTo: string | null = null;
  private greeted = false;
  private run = 0;
  private cancelRetry = () => {};
  private readonly backoff: Backoff;
  private readonly news = new Listeners<[Activity]>();

  constructor(
    private readonly connection: Connection,
    private readonly ports: Pick<StorePorts, 'clock' | 'random'>,
  ) {
    this.backoff = new Backoff(ports.random);
    makeAutoObservable<
      this,
      'countedTo' | 'greeted' | 'run' | 'cancelRetry' | 'backoff' | 'news' | 'connection' | 'ports'
    >(
      this,
      {
        failure: observableRef,
        items: observableRef,
        countedTo: false,
        greeted: false,
        run: false,
        cancelRetry: false,
        backoff: false,
        news: false,
        connection: false,
        ports: false,
      },
      { autoBind: true },
    );
  }

  isUnread(item: Activity): boolean {
    return this.items.slice(0, this.unread).includes(item);
  }

  /** Loads the newest. Never rejects: see `failure`. */
  async load(): Promise<void> {
    this.cancelRetry();
    this.run += 1;
    const { run } = this;
    if (this.state !== 'ready') this.state = 'loading';
    try {
      const page = await this.connection.request(http.activity.list, { query: { limit: PAGE } });
      if (run === this.run) runInAction(() => this.fill(page));
    } catch (cause) {
      if (run === this.run) runInAction(() => this.fail(RequestFailed.from(cause)));
    }
  }

  /** Loads what came before the oldest. Never rejects: see `failure`. */
  async loadOlder(): Promise<void> {
    const before = this.items.at(-1)?.cursor;
    if (before === undefined || !this.hasOlder || this.loadingOlder) return;
    const { run } = this;
    this.loadingOlder = true;
    try {
      const { items } = await this.connection.request(http.activity.list, { query: { before, limit: PAGE } });
      runInAction(() => {
        if (run !== this.run) return;
        this.items = [...this.items, ...items.toReversed()];
        this.hasOlder = items.length === PAGE && this.items.length < MOST_KEPT;
        this.failure = null;
      });
    } catch (cause) {
      runInAction(() => {
        if (run === this.run) this.failure = RequestFailed.from(cause);
      });
    } finally {
      runInAction(() => {
        this.loadingOlder = false;
      });
    }
  }

  /** I have seen all of it. Never rejects: if the api does not hear of it, its own count comes back. */
  async markAllRead(): Promise<void> {
    const cursor = laterOf(this.items[0]?.cursor ?? null, this.countedTo);
    if (cursor === null || this.unread === 0) return;
    this.unread = 0;
    try {
      await this.connection.request(http.activity.markRead, { body: { cursor } });
    } catch {
      await this.load();
    }
  }

  /** Calls back for each new activity (not for what was loaded), until the returned function is called. */
  onNew(handler: (activity: Activity) => void): () => void {
    return this.news.add(handler);
  }

  /**
   * The live connection stands: the api's count counts. What was missed since the last time follows by itself; what
   * happened between loading and the first time does not, so that is loaded again.
   */
  welcome({ unread, cursor }: Welcome): void {
    const isBehind = this.countedTo === null || isLater(cursor, this.countedTo);
    this.unread = unread;
    this.countedTo = cursor;
    if (!this.greeted && isBehind && this.state !== 'idle') void this.load();
    this.greeted = true;
  }

  /** Something happened. */
  take(activity: Activity): void {
    if (this.items.some(({ cursor }) => cursor === activity.cursor)) return;
    const items = [activity, ...this.items];
    // Two replicas may tell of two things in either order.
    if (this.items[0] && isLater(this.items[0].cursor, activity.cursor)) {
      items.sort((one, other) => (isLater(one.cursor, other.cursor) ? -1 : 1));
    }
    this.items = items.slice(0, MOST_KEPT);
    if (this.countedTo === null || isLater(activity.cursor, this.countedTo)) this.unread += 1;
    this.news.tell(activity);
  }

  clear(): void {
    this.run += 1;
    this.cancelRetry();
    this.state = 'idle';
    this.failure = null;
    this.items = [];
    this.unread = 0;
    this.hasOlder = false;
    this.loadingOlder = false;
    this.countedTo = null;
    this.greeted = false;
  }

  private fill({ items, cursor, unread }: { items: readonly Activity[]; cursor: string; unread: number }): void {
    const fetched = items.toReversed();
    const newest = fetched[0]?.cursor ?? null;
    const arrived = this.items.filter((item) => newest === null || isLater(item.cursor, newest));
    this.items = [...arrived, ...fetched];
    this.hasOlder = items.length === PAGE;
    this.unread = unread + arrived.filter((item) => isLater(item.cursor, cursor)).length;
    this.countedTo = cursor;
    this.state = 'ready';
    this.failure = null;
    this.backoff.reset();
  }

  private fail(failure: RequestFailed): void {
    this.failure = failure;
    if (this.state !== 'ready') this.state = 'failed';
    if (failure.code === 'unauthenticated') return;
    this.cancelRetry = this.ports.clock.after(2_000 + this.backoff.next(), () => void this.load());
  }
}
