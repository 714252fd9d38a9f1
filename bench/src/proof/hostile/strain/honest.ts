import { parentPort, workerData } from 'node:worker_threads';
import { hangUp } from '../people/exchange.ts';
import { askAs, type Person } from '../people/person.ts';

/** What the thread begins with. */
export type Asking = Pick<Person, 'origin' | 'held'>;
/** What it says in the end, when it is told that it is enough; before, once, that it has begun. */
export interface Told {
  /** How long each request took, in milliseconds. */
  readonly taken: readonly number[];
  readonly refusals: readonly string[];
}

const PAUSE_MS = 25;

const { origin, held } = workerData as Asking;
const taken: number[] = [];
const refusals: string[] = [];
let enough = false;
parentPort?.once('message', () => {
  enough = true;
});
while (!enough) {
  const began = performance.now();
  try {
    const { status } = await askAs(origin, held, 'GET', '/tickets?limit=10');
    if (status !== 200) refusals.push(`an honest request was answered ${status}`);
  } catch (cause) {
    refusals.push(`an honest request failed: ${(cause as Error).message}`);
  }
  taken.push(performance.now() - began);
  if (taken.length === 1) parentPort?.postMessage('begun');
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
hangUp();
parentPort?.postMessage({ taken, refusals } satisfies Told);
