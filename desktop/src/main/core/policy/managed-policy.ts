import type { Clock } from '@tandem/client/transport';
import type { Log } from '../log/log.ts';
import { Policy } from './policy.ts';
import type { PolicyReader, Reading } from './reading.ts';

const AGAIN_AFTER = 3_600_000;

/** The policy of this computer as it is now: read at the start, when the computer wakes up, and every hour. */
export class ManagedPolicy {
  private latest: Policy;
  private readings: readonly Reading[] = [];
  private reading: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private cancel = () => {};
  private begun = false;

  private constructor(
    private readonly read: PolicyReader,
    private readonly log: Log,
    /** Whether the service may be on this very computer, without TLS: for those who work on the app. */
    readonly allowsLoopback: boolean,
  ) {
    this.latest = new Policy([], allowsLoopback);
  }

  static async open(read: PolicyReader, log: Log, allowsLoopback = true): Promise<ManagedPolicy> {
    const managed = new ManagedPolicy(read, log, allowsLoopback);
    await managed.refresh();
    managed.begun = true;
    return managed;
  }

  get policy(): Policy {
    return this.latest;
  }

  /** Reads all sources again, once at a time; whoever listens hears of it when they say something else than before. */
  refresh(): Promise<void> {
    this.reading ??= this.readOnce().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** Refreshes every hour, until the returned function is called. */
  follow(clock: Clock): () => void {
    const next = () => {
      this.cancel = clock.after(AGAIN_AFTER, () => void this.refresh().finally(next));
    };
    next();
    return () => this.cancel();
  }

  onChange(handler: () => void): () => void {
    this.listeners.add(handler);
    return () => void this.listeners.delete(handler);
  }

  /** A source that does not answer now still says what it said last; at the start that is not known. */
  private asBefore(reading: Reading): readonly Reading[] {
    if (reading.passing !== true || !this.begun) return [reading];
    this.log.warn('a source of managed settings did not answer', { place: reading.place });
    return this.readings.filter(({ place }) => place === reading.place);
  }

  private async readOnce(): Promise<void> {
    const readings = (await this.read()).flatMap((reading) => this.asBefore(reading));
    if (JSON.stringify(readings) === JSON.stringify(this.readings)) return;
    this.readings = readings;
    this.latest = new Policy(readings, this.allowsLoopback);
    const { source, problems, closed } = this.latest;
    this.log.info('managed settings were read', { source, closed });
    for (const problem of problems) this.log.warn('a managed setting does not count', { ...problem });
    for (const tell of this.listeners) tell();
  }
}
