import { type Clock, type Connection, isLater, Listeners } from '@tandem/client/transport';
import { type Activity, http, mostUnread, type ReplyOf } from '@tandem/contract';

/** A mark on a ticket reaches the service a little after it was made; only then is it worth asking. */
const AFTER_READING = 1_000;
/** While something is unread it may be read at another device, which nobody tells this one of. */
const LOOK_AGAIN = 30_000;
const PAGE = 100;
/** Of so many that came lately it is remembered that an answer may be older than they are. */
const MOST_LATE = 1_000;

/** How much is unread, by the service's count, and which tickets turned out to be read. */
export class Unread {
  /** Null while nobody is signed in or it is not known yet. */
  count: number | null = null;
  private readonly counts = new Listeners<[number | null]>();
  private readonly reads = new Listeners<[ticketId: number]>();
  private cancel = () => {};
  private isPlanned = false;
  private asking = false;
  /** What came since the latest answer. */
  private late: Activity[] = [];
  private run = 0;

  constructor(
    private readonly connection: Pick<Connection, 'request' | 'state'>,
    private readonly clock: Clock,
  ) {}

  /** The service has just said it. */
  welcome(unread: number): void {
    this.set(unread);
    void this.ask();
  }

  take(activity: Activity): void {
    if (activity.read === true || activity.replay === true) return; // the welcome has counted what is replayed
    this.late = [...this.late, activity].slice(-MOST_LATE);
    this.set(Math.min(mostUnread, (this.count ?? 0) + 1));
    // Never later than planned: on a busy day something happens all the time.
    if (!this.isPlanned) this.askIn(LOOK_AGAIN);
  }

  /** Something was read here. */
  moved(): void {
    this.askIn(AFTER_READING);
  }

  onCount(handler: (count: number | null) => void): () => void {
    return this.counts.add(handler);
  }
  /** Calls back with each ticket of which all that is known here was read. */
  onRead(handler: (ticketId: number) => void): () => void {
    return this.reads.add(handler);
  }

  clear(): void {
    this.run += 1;
    this.cancel();
    this.isPlanned = false;
    this.late = [];
    this.set(null);
  }

  private async ask(): Promise<void> {
    this.cancel();
    this.isPlanned = false;
    if (this.connection.state !== 'live') return;
    if (this.asking) return this.askIn(AFTER_READING); // that answer may be older than what is asked about
    this.asking = true;
    const { run } = this;
    try {
      const answer = await this.connection.request(http.activity.list, { query: { limit: PAGE } });
      if (run === this.run) this.learn(answer);
    } catch {
      // Asked again below, or when the connection is back.
    } finally {
      this.asking = false;
    }
    if (run === this.run && (this.count ?? 0) > 0 && !this.isPlanned) this.askIn(LOOK_AGAIN);
  }

  /** What came while the answer was on its way is later than its count, and its ticket is not read. */
  private learn({ items, cursor, unread }: ReplyOf<typeof http.activity.list>): void {
    this.late = this.late.filter((activity) => isLater(activity.cursor, cursor));
    this.set(Math.min(mostUnread, unread + this.late.length));
    const unseen = [...items.filter(({ read }) => read !== true), ...this.late];
    const open = new Set(unseen.map(({ ticket }) => ticket.id));
    const done = new Set(items.map(({ ticket }) => ticket.id).filter((id) => !open.has(id)));
    for (const id of done) this.reads.tell(id);
  }

  private askIn(ms: number): void {
    this.cancel();
    this.isPlanned = true;
    this.cancel = this.clock.after(ms, () => void this.ask());
  }

  private set(count: number | null): void {
    if (count === this.count) return;
    this.count = count;
    this.counts.tell(count);
  }
}
