import type { Clock } from '../ports/ports.ts';
/** A clock that stands still until it is moved. */
export declare class FakeClock implements Clock {
  private time;
  private timers;
  constructor(start?: number);
  now(): number;
  after(ms: number, run: () => void): () => void;
  /** How many timers wait. */
  get waiting(): number;
  /** Lets time pass; each timer runs at its moment, and what it started settles before the next. */
  advance(ms: number): Promise<void>;
}
/** Lets everything that is already decided happen. */
export declare function settle(turns?: number): Promise<void>;
//# sourceMappingURL=fake-clock.d.ts.map
