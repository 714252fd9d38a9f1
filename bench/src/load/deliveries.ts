import { Latencies, type LatencySummary } from './latencies.ts';

/** Keeps account of what was sent and what arrived: how long each took, what came twice, what never came. */
export class Deliveries {
  private counted = new Latencies();
  private readonly waiting = new Map<string, number>();
  private readonly settled = new Set<string>();
  private repeats = 0;
  /** When something arrived last, in the clock of `performance`. */
  lastArrival = 0;

  constructor(private readonly most = 50_000) {}

  /** `since` is when it should have gone out. Refuses more than a bounded number on the way: the server has lost pace. */
  expect(key: string, since: number): void {
    if (this.waiting.size >= this.most) throw new Error(`More than ${this.most} operations are unanswered.`);
    this.waiting.set(key, since);
  }

  /** Whether this is the first arrival of something expected. */
  arrived(key: string, now: number): boolean {
    const since = this.waiting.get(key);
    if (since === undefined) {
      if (this.settled.has(key)) this.repeats += 1;
      return false;
    }
    this.waiting.delete(key);
    this.settled.add(key);
    this.counted.record(now - since);
    this.lastArrival = now;
    return true;
  }

  /** The warm-up is over: figures count from here, losses and repeats from the beginning. */
  restart(): void {
    this.counted = new Latencies();
  }

  /** How many have arrived since the last restart. */
  get count(): number {
    return this.counted.count;
  }

  figures(): LatencySummary {
    return this.counted.summary();
  }

  get lost(): number {
    return this.waiting.size;
  }

  get duplicates(): number {
    return this.repeats;
  }

  /** Resolves when everything has arrived, or after `patience` milliseconds; what is missing then is lost. */
  async allArrived(patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.waiting.size > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
