import type { Clock } from '../ports/ports.ts';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  private time: number;
  private timers: { readonly due: number; readonly run: () => void }[] = [];

  constructor(start = Date.parse('2026-11-22T14:00:00.000Z')) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { due: this.time + Math.max(0, ms), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.timers.length;
  }

  /** Lets time pass; each timer runs at its moment, and what it started settles before the next. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await settle();
    for (;;) {
      const next = this.timers.filter(({ due }) => due <= until).sort((one, other) => one.due - other.due)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.due);
      next.run();
      await settle();
    }
    this.time = until;
  }
}

/** Lets everything that is already decided happen. */
export async function settle(turns = 30): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}
