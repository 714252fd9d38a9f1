import type { Clock } from '@tandem/client';

/** A device's clock, which may be set, and its sleep, in which nothing on it runs. */
export class DeviceTime implements Clock {
  /** How far its clock is from the real one, in milliseconds. */
  offset = 0;
  private asleep = false;
  private due: (() => void)[] = [];

  now(): number {
    return Date.now() + this.offset;
  }

  /** As timers do: setting the clock does not move them, and one that comes due in sleep runs on waking. */
  after(ms: number, run: () => void): () => void {
    let cancelled = false;
    const timer = setTimeout(
      () =>
        this.whenAwake(() => {
          if (!cancelled) run();
        }),
      ms,
    );
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }

  /** Runs now, or on waking, in the order of the calls. */
  whenAwake(run: () => void): void {
    if (this.asleep) this.due.push(run);
    else run();
  }

  get isAsleep(): boolean {
    return this.asleep;
  }

  sleep(): void {
    this.asleep = true;
  }

  wake(): void {
    this.asleep = false;
    for (let run = this.due.shift(); run && !this.asleep; run = this.due.shift()) run();
  }
}
