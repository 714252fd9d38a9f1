import { type Clock, type Connection, Listeners } from '@tandem/client/transport';
import { type Activity, http, mostUnread } from '@tandem/contract';

/** A mark on a ticket reaches the service a little after it was made; only then is it worth asking. */
const AFTER_READING = 1_000;
/** While something is unread it may be read at another device, which nobody tells this one of. */
const LOOK_AGAIN = 30_000;
const PAGE = 100;

/** How much is unread, by the service's count, and which tickets turned out to be read. */
export class Unread {
  /** Null while nobody is signed in or it is not known yet. */
  count: number | null = null;
  private readonly counts = new Listeners<[number | null]>();
  private readonly reads = new Listeners<[ticketId: number]>();
  private cancel = () => {};
  private isPlanned = false;
  private asking = false;
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
    this.set(null);
  }

  private async ask(): Promise<void> {
    this.cancel();
    this.isPlanned = false;
    if (this.asking || this.connection.state !== 'live') return;
    this.asking = true;
    const { run } = this;
    try {
      const { items, unread } = await this.connection.request(http.activity.list, { query: { limit: PAGE } });
      if (run === this.run) this.learn(items, unread);
    } catch {
      // Asked again below, or when the connection is back.
    } finally {
      this.asking = false;
    }
    if (run === this.run && (this.count ?? 0) > 0) this.askIn(LOOK_AGAIN);
  }

  private learn(items: readonly Activity[], unread: number): void {
    this.set(unread);
    const open = new Set(items.filter(({ read }) => read !== true).map(({ ticket }) => ticket.id));
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
