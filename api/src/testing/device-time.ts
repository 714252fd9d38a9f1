import type { Clock } from '@tandem/client';

/** A device's clock, which may be set, and its sleep, in which nothing on it runs. */
export class DeviceTime implements Clock {
  /** How far its clock is from the real one, in milliseconds. */
  offset = 0;
  private asleep = false;
  private due: (() => void)[] = [];
  private readonly timers = new Set<{ readonly ms: number; readonly since: number }>();

  now(): number {
    return Date.now() + this.offset;
  }

  /** As timers do: setting the clock does not move them, and one that comes due in sleep runs on waking. */
  after(ms: number, run: () => void): () => void {
    let cancelled = false;
    const set = { ms, since: performance.now() };
    this.timers.add(set);
    const timer = setTimeout(
      () =>
        this.whenAwake(() => {
          this.timers.delete(set);
          if (!cancelled) run();
        }),
      ms,
    );
    return () => {
      this.timers.delete(set);
      cancelled = true;
      clearTimeout(timer);
    };
  }

  /** The timers that neither ran nor were cancelled, for who wants to know what a device waits for. */
  describe(): string {
    const now = performance.now();
    const timers = [...this.timers].map(
      ({ ms, since }) => `${Math.round(ms)} ms, set ${Math.round(now - since)} ms ago`,
    );
    return `${this.asleep ? 'asleep' : 'awake'}, ${this.due.length} to do on waking, timers: ${timers.join('; ') || 'none'}`;
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
