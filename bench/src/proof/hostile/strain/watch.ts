import { performance } from 'node:perf_hooks';
import type { Trial } from '../../proof.ts';
import type { Ground } from '../ground.ts';
import { askAs, type Person } from '../people/person.ts';

type Told = Omit<Trial, 'name'>;

/** While somebody does harm, an honest request at the same process takes at most this long, 99 times of 100. */
const MOST_MS = 500;
const PAUSE_MS = 25;

/** Runs `work` while an honest client goes on asking the first replica; adds what became of that client. */
export async function watched(ground: Ground, work: () => Promise<Told>): Promise<Told> {
  const honest = await ground.person('agent');
  const watch = new Watch(honest);
  const told = await work().finally(() => watch.stop());
  const { failures, slowest } = await watch.told();
  return {
    ...told,
    failures: [...told.failures, ...failures],
    figures: { ...told.figures, 'honest p99': `${slowest.toFixed(0)} ms` },
  };
}

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

  async told(): Promise<{ failures: string[]; slowest: number }> {
    await this.done;
    const sorted = this.taken.sort((a, b) => a - b);
    const slowest = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
    const late = slowest > MOST_MS ? [`an honest request took ${slowest.toFixed(0)} ms (p99 of ${sorted.length})`] : [];
    return { failures: [...this.refusals.slice(0, 3), ...late], slowest };
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
