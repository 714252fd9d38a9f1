/**
 * The intended send times of a fixed rate. They never move when the server is slow: what waits because of a stall counts
 * as slow from the moment it should have gone out, so a stall cannot hide behind a generator that politely waited.
 */
export class Schedule {
  readonly total: number;
  private next = 0;

  constructor(
    private readonly rate: number,
    seconds: number,
    private readonly startsAt: number,
  ) {
    this.total = Math.floor(rate * seconds);
  }

  /** When operation `index` should go out, in the clock of `startsAt` (milliseconds). */
  intended(index: number): number {
    return this.startsAt + (index * 1_000) / this.rate;
  }

  /** Takes the next operation whose time has come, undefined when none has. */
  take(now: number): { readonly index: number; readonly intended: number } | undefined {
    if (this.finished || this.intended(this.next) > now) return undefined;
    const index = this.next++;
    return { index, intended: this.intended(index) };
  }

  /** Milliseconds until the next operation is due; 0 when it is overdue. */
  wait(now: number): number {
    return Math.max(0, this.intended(this.next) - now);
  }

  get finished(): boolean {
    return this.next >= this.total;
  }
}

interface OpenLoop {
  readonly rate: number;
  readonly seconds: number;
  readonly send: (index: number, intended: number) => void;
}

/** Sends at a fixed rate whatever comes back; resolves when the last operation has gone out. */
export function openLoop({ rate, seconds, send }: OpenLoop): Promise<void> {
  const schedule = new Schedule(rate, seconds, performance.now() + 5);
  return new Promise((resolve, reject) => {
    const turn = () => {
      try {
        for (let due = schedule.take(performance.now()); due; due = schedule.take(performance.now())) {
          send(due.index, due.intended);
        }
      } catch (cause) {
        return reject(cause);
      }
      if (schedule.finished) return resolve();
      // A timer is late by a millisecond at most, which counts as waiting for floor and Tandem alike. To poll instead
      // would be exact, and keep one of the machine's cores from both.
      setTimeout(turn, schedule.wait(performance.now()));
    };
    turn();
  });
}
