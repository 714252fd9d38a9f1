import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { compiled } from '../../../process/compiled.ts';
import type { Trial } from '../../proof.ts';
import type { Ground } from '../ground.ts';
import type { Person } from '../people/person.ts';
import type { Asking, Told as Lived } from './honest.ts';

type Told = Omit<Trial, 'name'>;

/**
 * While somebody does harm, an honest request at the same process takes at most this long, 99 times of 100: on a machine
 * that is busy with other things so many times what it takes in peace. The short run runs beside anything and asks only
 * that it is answered.
 */
const MOST_MS = { full: 500, short: 10_000 } as const;
const MOST_TIMES = 4;
const PEACE_MS = 1_000;

/** Runs `work` while an honest client goes on asking the first replica; adds what became of that client. */
export async function watched(ground: Ground, work: () => Promise<Told>): Promise<Told> {
  const honest = await ground.person('agent');
  const peace = await Watch.begin(honest);
  await new Promise((resolve) => setTimeout(resolve, ground.times(0, PEACE_MS)));
  const { slowest: inPeace } = await peace.told();
  const most = Math.max(MOST_MS[ground.depth.name], MOST_TIMES * inPeace);

  const watch = await Watch.begin(honest);
  const told = await work().catch(async (cause: unknown) => {
    await watch.told();
    throw cause;
  });
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

/** One honest client that asks for its tickets, again and again: in a thread of its own, which those who do harm do not keep busy. */
class Watch {
  private constructor(private readonly thread: Worker) {}

  /** Resolves once it has had its first answer. */
  static async begin({ origin, held }: Person): Promise<Watch> {
    const script = compiled('proof/hostile/strain/honest.js');
    const thread = new Worker(script, { workerData: { origin, held } satisfies Asking });
    await once(thread, 'message');
    return new Watch(thread);
  }

  /** Ends it; what became of it. */
  async told(): Promise<{ refusals: readonly string[]; slowest: number; asked: number }> {
    const lived = once(this.thread, 'message');
    this.thread.postMessage('enough');
    const [{ taken, refusals }] = (await lived) as [Lived];
    const sorted = [...taken].sort((a, b) => a - b);
    return { refusals, slowest: sorted[Math.floor(sorted.length * 0.99)] ?? 0, asked: sorted.length };
  }
}
