import { cpuSeconds } from '../process/usage.ts';
import type { LatencySummary } from './latencies.ts';

/** The processes whose CPU is counted while a load runs. */
export interface Watched {
  /** One process, or all replicas together. */
  readonly server: number | readonly number[];
  readonly database?: number;
}

/** CPU used, in microseconds per operation; absent where there is no /proc. */
export interface CpuPerOperation {
  readonly server?: number;
  readonly database?: number;
}

/** What one load did to one server. */
export interface Measured {
  readonly perSecond: number;
  readonly latency: LatencySummary;
  readonly cpu: CpuPerOperation;
}

/** Starts counting CPU now; the function returned tells what `operations` cost since. */
export function countCpu(watched: Watched): (operations: number) => CpuPerOperation {
  const before = readCpu(watched);
  return (operations) => {
    const after = readCpu(watched);
    const each = (from: number | undefined, to: number | undefined) =>
      from === undefined || to === undefined || operations === 0 ? undefined : ((to - from) * 1e6) / operations;
    const server = each(before.server, after.server);
    const database = each(before.database, after.database);
    return { ...(server !== undefined && { server }), ...(database !== undefined && { database }) };
  };
}

const readCpu = ({ server, database }: Watched) => ({
  server: together(typeof server === 'number' ? [server] : server),
  database: database === undefined ? undefined : cpuSeconds(database),
});

function together(pids: readonly number[]): number | undefined {
  const used = pids.map(cpuSeconds);
  return used.includes(undefined) ? undefined : used.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const WARM_OPERATIONS = 3_000;
const WARM_AT_MOST = 10_000;

/**
 * Waits until a server is warm: so many seconds, and so many operations that its hot paths are compiled. Cold code costs
 * a multiple, and a slower server would be measured colder than its floor.
 */
export async function warmUp(seconds: number, operations: () => number): Promise<void> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  while (elapsed() < seconds * 1_000 || (operations() < WARM_OPERATIONS && elapsed() < WARM_AT_MOST)) await pause(20);
}

/** Maps with at most `width` running at once, in order of the input. */
export async function mapBounded<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
