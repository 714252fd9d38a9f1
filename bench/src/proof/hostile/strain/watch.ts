import { performance } from 'node:perf_hooks';
import type { Trial } from '../../proof.ts';
import type { Ground } from '../ground.ts';
import { askAs, type Person } from '../people/person.ts';

type Told = Omit<Trial, 'name'>;

/**
 * While somebody does harm, an honest request at the same process takes at most this long, 99 times of 100: on a machine
 * that is busy with other things so many times what it takes in peace. The short run runs beside anything and asks only
 * that it is answered.
 */
const MOST_MS = { full: 500, short: 10_000 } as const;
const MOST_TIMES = 4;
const PEACE_MS = 1_000;
const PAUSE_MS = 25;

/** Runs `work` while an honest client goes on asking the first replica; adds what became of that client. */
export async function watched(ground: Ground, work: () => Promise<Told>): Promise<Told> {
  const honest = await ground.person('agent');
  const peace = new Watch(honest);
  await new Promise((resolve) => setTimeout(resolve, ground.times(0, PEACE_MS)));
  const { slowest: inPeace } = await peace.told();
  const most = Math.max(MOST_MS[ground.depth.name], MOST_TIMES * inPeace);

  const watch = new Watch(honest);
  const told = await work().finally(() => watch.stop());
  const { refusals, slowest, asked } = await watch.told();
  const late =
    slowest > most ? [`an honest request took ${ms(slowest)} (p99 of ${asked}), ${ms(inPeace)} in peace`] : [];
  return {
    ...told,
    failures: [...told.failures, ...refusals.slice(0, 3), ...late],
    figures: { ...told.figures, 'honest p99': ms(slowest) },
  };
}

const ms = (duration: number): string => `${duration.toFixed(0)} ms`;

/** One honest client that asks for its tickets, again and again. */
class Watch {
  private readonly taken: number[] = [];
  private readonly refusals: string[] = [];
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(private readonly person: Person) {
    this.done = this.goOn();
  }

  stop(): void {
    this.stopped = true;
  }

  async told(): Promise<{ refusals: string[]; slowest: number; asked: number }> {
    this.stop();
    await this.done;
    const sorted = this.taken.sort((a, b) => a - b);
    return { refusals: this.refusals, slowest: sorted[Math.floor(sorted.length * 0.99)] ?? 0, asked: sorted.length };
  }

  private async goOn(): Promise<void> {
    const { origin, held } = this.person;
    while (!this.stopped) {
      const began = performance.now();
      try {
        const { status } = await askAs(origin, held, 'GET', '/tickets?limit=10');
        if (status !== 200) this.refusals.push(`an honest request was answered ${status}`);
      } catch (cause) {
        this.refusals.push(`an honest request failed: ${(cause as Error).message}`);
      }
      this.taken.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
