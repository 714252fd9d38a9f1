import type { Logger } from '../../logging.ts';
import type { MessageIndexRepository } from './message-index.repository.ts';

/** Between two passes, at least; also how long commits are gathered for one pass. */
const PAUSE_MS = 250;
/** After a pass that took long: so many times as long, that indexing never takes more than a fraction of the database. */
const PAUSE_FACTOR = 3;
/** The same where people write faster than a pass can follow: what they write goes before what somebody may look for. */
const PAUSE_FACTOR_BESIDE = 9;
const LONGEST_PAUSE_MS = 10_000;
/** Without being woken: what a replica committed before it died. */
const IDLE_MS = 5_000;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const STOP_MS = 2_000;

/**
 * Makes committed messages searchable, soon after their commit and never inside it. Every replica runs one; they take
 * turns. What fails is tried again, and none of it reaches a caller.
 */
export class MessageIndex {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private idle = true;
  private woken = false;
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly repository: MessageIndexRepository,
    private readonly log: Logger,
  ) {}

  /** From now on looks by itself, too. */
  start(): void {
    this.lookIn(IDLE_MS);
  }

  /** Something was committed. Costs next to nothing, however often it is called. */
  wake(): void {
    this.woken = true;
    if (!this.idle) return;
    this.idle = false;
    this.lookIn(PAUSE_MS);
  }

  /** Begins no further pass and waits, for a bounded time, for the one under way; what is left others find, or the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    let patience: NodeJS.Timeout | undefined;
    await Promise.race([
      this.running,
      new Promise((resolve) => {
        patience = setTimeout(resolve, STOP_MS);
      }),
    ]);
    clearTimeout(patience);
  }

  private lookIn(ms: number): void {
    if (this.stopped || this.repository.immediate) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.look();
    }, ms);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    this.idle = false;
    const woken = this.woken;
    // Before the pass: a commit that comes during it may come too late for it.
    this.woken = false;
    try {
      const pause = await this.pass(woken);
      this.failures = 0;
      this.idle = pause === undefined;
      this.lookIn(pause ?? IDLE_MS);
    } catch (cause) {
      this.woken ||= woken;
      const retry = Math.min(RETRY_MS * 2 ** this.failures++, LONGEST_RETRY_MS);
      this.log.warn({ cause, retry }, 'messages could not be made searchable, this will be tried again');
      this.lookIn(retry);
    }
  }

  /** Answers after how long to go on; undefined when there is nothing to go on with. */
  private async pass(woken: boolean): Promise<number | undefined> {
    const begun = performance.now();
    const outcome = await this.repository.advance();
    const took = performance.now() - begun;
    const factor = outcome === 'behind' && (woken || this.woken) ? PAUSE_FACTOR_BESIDE : PAUSE_FACTOR;
    const pause = Math.min(Math.max(PAUSE_MS, took * factor), LONGEST_PAUSE_MS);
    if (outcome === 'caught up' || outcome === 'behind') await this.repository.rest(pause);
    // Who is at work elsewhere may have looked before this replica's commit was there.
    if (outcome === 'busy') this.woken ||= woken;
    return outcome === 'behind' || this.woken ? pause : undefined;
  }
}
