import { type Clock, type Connection, isLater, laterOf } from '@tandem/client/transport';
import { type Activity, http } from '@tandem/contract';

const PAGE = 100;
const AGAIN_AFTER = 30_000;

export interface MissedOptions {
  readonly connection: Pick<Connection, 'request' | 'state'>;
  readonly clock: Clock;
  /** Each that was missed and is not read, as a replay. */
  readonly take: (activity: Activity) => void;
  /** There were more than could be asked for. */
  readonly more: () => void;
}

/** Finds out what the service could not tell: it says so with `resync`, and what was lost then never comes by itself. */
export class Missed {
  /** The latest that was heard of; null until the first greeting. */
  private heardTo: string | null = null;
  private isOwed = false;
  private cancel = () => {};
  private run = 0;

  constructor(private readonly options: MissedOptions) {}

  /** The live connection stands. What happened before the first time is old. */
  welcome(cursor: string): void {
    this.heardTo ??= cursor;
    if (this.isOwed) void this.ask();
  }

  heard({ cursor }: Activity): void {
    this.heardTo = laterOf(cursor, this.heardTo);
  }

  /** The service cannot vouch that nothing was missed. */
  resync(): void {
    this.isOwed = true;
    void this.ask();
  }

  clear(): void {
    this.run += 1;
    this.cancel();
    this.heardTo = null;
    this.isOwed = false;
  }

  private async ask(): Promise<void> {
    const { connection, clock, take, more } = this.options;
    this.cancel();
    if (connection.state !== 'live') return; // asked when it stands again
    this.run += 1;
    const { run, heardTo } = this;
    try {
      const { items, cursor } = await connection.request(http.activity.list, { query: { limit: PAGE } });
      if (run !== this.run) return;
      this.isOwed = false;
      const isMissed = (item: Activity) => heardTo !== null && isLater(item.cursor, heardTo);
      for (const item of items) if (isMissed(item) && item.read !== true) take({ ...item, replay: true });
      if (items.length === PAGE && items.every(isMissed)) more();
      this.heardTo = laterOf(cursor, this.heardTo);
    } catch {
      if (run === this.run) this.cancel = clock.after(AGAIN_AFTER, () => void this.ask());
    }
  }
}
