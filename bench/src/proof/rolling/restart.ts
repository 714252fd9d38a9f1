import { pause } from '../faults/pause.ts';
import type { Replica } from '../site/replica.ts';
import { ASKS_EVERY_MS } from './proxy.ts';

/** Until a proxy that asks every so often has surely asked again. */
const NOTICED_MS = ASKS_EVERY_MS * 3;

/** Also on a machine that begins to do something else at that moment. */
const READY_WITHIN_MS = 90_000;

/**
 * Replaces one replica after the other as docs/operating.md says: SIGTERM, the end with code 0, a new start, and the next
 * one only when this one can serve and the proxy knows. Answers what went wrong.
 */
export async function restartOneByOne(
  replicas: readonly Replica[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const failures: string[] = [];
  for (const replica of replicas) {
    const code = await replica.kill('SIGTERM');
    if (code !== 0) failures.push(`${replica.name} ended with ${code} when it was asked to.`);
    replica.change(settings);
    await replica.start();
    await replica.ready(READY_WITHIN_MS);
    await pause(NOTICED_MS);
  }
  return failures;
}
