import { pause } from '../pause.ts';

/** Asks every so often until there is nothing in the way; answers what still is when the time is over. */
export async function until(
  within: number,
  every: number,
  inTheWay: () => string | undefined | Promise<string | undefined>,
): Promise<string | undefined> {
  const deadline = performance.now() + within;
  for (;;) {
    const reason = await inTheWay();
    if (reason === undefined || performance.now() > deadline) return reason;
    await pause(every);
  }
}
