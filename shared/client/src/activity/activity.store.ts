import { type Activity, http, mostUnread, type Participant } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import { activityWithName, allWithName } from '../accounts/new-names.ts';
import type { LoadState } from '../loading/loaded-list.ts';
import type { StorePorts } from '../ports/ports.ts';
import { Backoff } from '../transport/backoff.ts';
import type { Connection, Welcome } from '../transport/connection.ts';
import { Listeners } from '../transport/listeners.ts';
import { isLater, laterOf } from '../transport/recent-cursors.ts';
import { RequestFailed } from '../transport/request-failed.ts';
import { SeenMarks } from './seen-marks.ts';

const PAGE = 50;
const MOST_KEPT = 500;
/** A mark on a ticket reaches the api a little after it moved here; only then is it worth asking how much is unread. */
const RECOUNT_AFTER = 1_000;
/** After a break everybody comes back at once; feeds are loaded again spread over this time, in milliseconds. */
const RELOAD_SPREAD = 2_000;

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
  /** Up to where the feed went when the live connection stood, while the first answer is awaited. */
  private greetedAt: string | null = null;
  private run = 0;
  /** A ticket's mark moved since the latest load began: its answer may be older. */
  private marked = false;
  private cancelReload = () => {};
  private readonly marks = new SeenMarks();
  private readonly backoff: Backoff;
  private readonly news = new Listeners<[Activity]>();

  constructor(
    private readonly connection: Connection,
    private readonly ports: Pick<StorePorts, 'clock' | 'random'>,
    /** All of the feed was read here, up to a cursor. */
    private readonly onFeedRead: (cursor: string) => void = () => undefined,
  ) {
    this.backoff = new Backoff(ports.random);
    makeAutoObservable<
      this,
      | 'countedTo'
      | 'greeted'
      | 'greetedAt'
      | 'run'
      | 'marked'
      | 'cancelReload'
      | 'marks'
      | 'backoff'
      | 'news'
      | 'connection'
      | 'ports'
      | 'onFeedRead'
    >(
      this,
      {
        failure: observableRef,
        items: observableRef,
        countedTo: false,
        greeted: false,
        greetedAt: false,
        run: false,
        marked: false,
        cancelReload: false,
        marks: false,
        backoff: false,
        news: false,
        connection: false,
        ports: false,
        onFeedRead: false,
      },
      { autoBind: true },
    );
  }

  /** Seen neither in the feed nor on its ticket. */
  isUnread(item: Activity): boolean {
    return item.read !== true && !this.marks.covers(item);
  }

  /** Loads the newest. Never rejects: see `failure`. */
  async load(): Promise<void> {
    this.cancelReload();
    this.run += 1;
    this.marked = false;
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

  /** The feed was read up to here in another tab, which told the api. */
  markFeedRead(cursor: string): void {
    if (this.marks.coversFeed(cursor)) return;
    this.marks.markFeed(cursor);
    const reachesAll = this.countedTo === null || !isLater(this.countedTo, cursor);
    if (reachesAll) this.unread = this.unreadHere;
    else this.reloadIn(RECOUNT_AFTER);
  }

  /** I have seen all of it. Never rejects: if the api does not hear of it, its own count comes back. */
  async markAllRead(): Promise<void> {
    const cursor = laterOf(this.items[0]?.cursor ?? null, this.countedTo);
    if (cursor === null || this.unread === 0) return;
    const takeBack = this.marks.markFeed(cursor);
    this.unread = 0;
    try {
      await this.connection.request(http.activity.markRead, { body: { cursor } });
      this.onFeedRead(cursor);
    } catch {
      takeBack();
      await this.load();
    }
  }

  /** This reader has read a ticket up to `seq`, here or on another device. */
  markTicketRead(ticketId: number, seq: number): void {
    const unread = this.items.filter((item) => item.ticket.id === ticketId && item.seq <= seq && this.isUnread(item));
    if (!this.marks.markTicket(ticketId, seq)) return;
    // At its bound the count says how many there are at least: one less than that is no better known.
    if (this.unread < mostUnread) this.unread = Math.max(0, this.unread - unread.length);
    this.marked = true;
    this.recountIfUnsure();
  }

  /** Calls back for each new activity (not for what was loaded), until the returned function is called. */
  onNew(handler: (activity: Activity) => void): () => void {
    return this.news.add(handler);
  }

  /**
   * The live connection stands: the api's count counts. What was missed since the last time follows by itself; what
   * happened between loading and the first time does not, so that is loaded again. What was read elsewhere meanwhile
   * does not follow either, and what was read here the api may not have known yet.
   */
  welcome({ unread, cursor }: Welcome): void {
    const { greeted, unread: before } = this;
    const isBehind = this.countedTo === null || isLater(cursor, this.countedTo);
    // Where nothing happened, reading is all that can have changed the count.
    const counted = isBehind ? unread : Math.min(unread, before);
    this.unread = this.marks.coversFeed(cursor) ? 0 : counted;
    this.countedTo = cursor;
    this.greeted = true;
    if (this.state === 'idle') return;
    // An answer that is on its way may have been read before; it shows when it is here.
    if (!greeted && this.state === 'loading') this.greetedAt = cursor;
    else if (!greeted && isBehind) void this.load();
    else if (greeted ? unread > 0 || this.unreadHere > 0 : unread !== before) {
      this.reloadSoon();
    }
  }

  /** Something happened, now or, as a replay, while this reader was away. */
  take(activity: Activity & { readonly replay?: boolean | undefined }): void {
    const isCounted = this.countedTo !== null && !isLater(activity.cursor, this.countedTo);
    const isKnown = this.items.some(({ cursor }) => cursor === activity.cursor);
    if (!isKnown) {
      this.items = inOrder([activity, ...this.items]).slice(0, MOST_KEPT);
      if (!isCounted && this.isUnread(activity)) this.unread += 1;
    }
    // Committed after a later one was counted: by its cursor it should be in the api's count, and may not be. Where more is
    // unread than is loaded, nothing here could tell.
    const isLate = !isKnown && activity.replay !== true && this.isUnread(activity);
    if (isCounted && this.unread < mostUnread && (isLate || this.unread < this.unreadHere)) this.reloadSoon();
    if (!isKnown) this.news.tell(activity);
  }

  /** Somebody goes by another name. */
  rename(person: Participant): void {
    this.items = allWithName(this.items, (item) => activityWithName(item, person));
  }

  clear(): void {
    this.run += 1;
    this.cancelReload();
    this.marks.clear();
    this.state = 'idle';
    this.failure = null;
    this.items = [];
    this.unread = 0;
    this.hasOlder = false;
    this.loadingOlder = false;
    this.countedTo = null;
    this.greeted = false;
    this.greetedAt = null;
  }

  private get unreadHere(): number {
    return this.items.filter(this.isUnread).length;
  }

  private fill({ items, cursor, unread }: { items: readonly Activity[]; cursor: string; unread: number }): void {
    const oldest = items[0]?.cursor ?? null;
    const fetched = new Set(items.map((item) => item.cursor));
    // What arrived meanwhile, which may also have been committed behind the newest that was fetched.
    const arrived = this.items.filter(
      (item) => !fetched.has(item.cursor) && (oldest === null || isLater(item.cursor, oldest)),
    );
    this.items = inOrder([...arrived, ...items]);
    this.hasOlder = items.length === PAGE;
    // Counted first and fetched then: the answer may hold what is later than its count.
    const later = this.items.filter((item) => isLater(item.cursor, cursor) && this.isUnread(item)).length;
    const counted = items.filter((item) => !isLater(item.cursor, cursor));
    this.unread = this.stillUnread(unread, { counted, cursor }) + later;
    this.countedTo = cursor;
    this.state = 'ready';
    this.failure = null;
    this.backoff.reset();
    if (this.greetedAt !== null && isLater(this.greetedAt, cursor)) return void this.load();
    this.greetedAt = null;
    if (this.marked) this.recountIfUnsure();
  }

  /** The api's count without what was read here before the api knew. */
  private stillUnread(unread: number, { counted, cursor }: { counted: readonly Activity[]; cursor: string }): number {
    if (this.marks.coversFeed(cursor)) return 0;
    if (unread >= mostUnread) return unread;
    return Math.max(0, unread - counted.filter((item) => item.read !== true && !this.isUnread(item)).length);
  }

  /** Asks the api again where what is here cannot tell how much is unread. */
  private recountIfUnsure(): void {
    const isSure = this.unread < mostUnread && this.unread <= this.unreadHere;
    if (this.state === 'ready' && !isSure) this.reloadIn(RECOUNT_AFTER);
  }

  private reloadSoon(): void {
    this.reloadIn(RECOUNT_AFTER + RELOAD_SPREAD * this.ports.random());
  }

  private reloadIn(ms: number): void {
    this.cancelReload();
    this.cancelReload = this.ports.clock.after(ms, () => void this.load());
  }

  private fail(failure: RequestFailed): void {
    this.failure = failure;
    if (this.state !== 'ready') this.state = 'failed';
    if (failure.code !== 'unauthenticated') this.reloadIn(2_000 + this.backoff.next());
  }
}

/** Newest first. Two replicas may tell of two things in either order. */
const inOrder = (items: readonly Activity[]): Activity[] =>
  items.toSorted((one, other) => (isLater(one.cursor, other.cursor) ? -1 : 1));
