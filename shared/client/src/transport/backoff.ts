const SHORTEST = 500;
const LONGEST = 30_000;

/** Full-jitter backoff: each wait is anything up to a ceiling that doubles from 0.5 s to 30 s. */
export class Backoff {
  private tries = 0;

  constructor(private readonly random: () => number) {}

  /** The next wait in milliseconds. */
  next(): number {
    const ceiling = Math.min(LONGEST, SHORTEST * 2 ** Math.min(this.tries, 16));
    this.tries += 1;
    return Math.round(this.random() * ceiling);
  }

  /** From now on behaves as after at least so many tries: many clients are sent away at once, so they spread out. */
  atLeast(tries: number): void {
    this.tries = Math.max(this.tries, tries);
  }

  /** From now on behaves as after at most so many tries: one of them has worked, for however short a time. */
  atMost(tries: number): void {
    this.tries = Math.min(this.tries, tries);
  }

  reset(): void {
    this.tries = 0;
  }
}
