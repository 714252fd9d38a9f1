import { toDbTime } from '../../database/time.ts';
import type { Logger } from '../../logging.ts';
import type { ReportCountsRepository } from './report-counts.repository.ts';

/** Between looks; and how long after it happened something is counted, at most: twice that. */
const EVERY_MS = 30_000;
/** Older than any transaction that may still commit. */
const LAG_MS = 30_000;
/** While far behind: between two passes, that counting never holds up what people do. */
const PAUSE_MS = 100;
const STOP_MS = 2_000;

/** Keeps the counts that reports read up to date, behind everything else that goes on. Every replica runs one; they take turns. */
export class ReportCounts {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly repositories: readonly Pick<ReportCountsRepository, 'advance'>[],
    private readonly log: Logger,
    private readonly now: () => Date,
  ) {}

  start(): void {
    this.lookIn(EVERY_MS);
  }

  /** Counts everything that happened before a moment. */
  async collect(until: Date): Promise<void> {
    for (const repository of this.repositories) {
      while (!this.stopped && (await repository.advance(toDbTime(until)))) await pause();
    }
  }

  /** Begins no further pass and waits, for a bounded time, for the one under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.race([this.running, pause(STOP_MS)]);
  }

  private lookIn(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.look();
    }, ms);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    try {
      await this.collect(new Date(this.now().getTime() - LAG_MS));
    } catch (cause) {
      this.log.warn({ cause }, 'reports could not be counted, this will be tried again');
    }
    this.lookIn(EVERY_MS);
  }
}

const pause = (ms = PAUSE_MS) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
