import { readdir } from 'node:fs/promises';
import type { Replica } from '../../site/replica.ts';

/** What a process holds: open descriptors, and memory in bytes after garbage was collected. */
export interface Held {
  readonly descriptors: number;
  readonly resident: number;
  readonly heap: number;
}

export async function heldBy(replica: Replica): Promise<Held> {
  const { resident, heap, external } = await replica.memory();
  return { descriptors: await descriptorsOf(replica), resident, heap: heap + external };
}

export const descriptorsOf = async ({ pid }: Replica): Promise<number> => (await readdir(`/proc/${pid}/fd`)).length;

/** Connections to the stores come and go. */
const A_FEW = 15;

/** Waits until a process holds about as many descriptors as before; says how many more when it does not in time. */
export async function letGo(replica: Replica, before: Held, ms: number): Promise<string[]> {
  const deadline = Date.now() + ms;
  for (;;) {
    const now = await descriptorsOf(replica);
    if (now <= before.descriptors + A_FEW) return [];
    if (Date.now() > deadline) return [`${now - before.descriptors} connections are still open ${ms / 1_000} s later`];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const mebibytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`;
