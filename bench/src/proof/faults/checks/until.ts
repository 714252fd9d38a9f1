import { pause } from '../pause.ts';

/**
 * Asks every so often until there is nothing in the way; answers what still is when the time is over. It is the time of a
 * machine that nobody else uses: on a crowded one it passes so many times more slowly as `machine` says at the moment.
 */
export async function until(
  { within, every, machine }: { readonly within: number; readonly every: number; readonly machine: Patient },
  inTheWay: () => string | undefined | Promise<string | undefined>,
): Promise<string | undefined> {
  let left = within;
  for (;;) {
    const began = performance.now();
    const reason = await inTheWay();
    if (reason === undefined || left <= 0) return reason;
    await pause(every);
    left -= (performance.now() - began) / machine.patience;
  }
}

export interface Patient {
  readonly patience: number;
}
