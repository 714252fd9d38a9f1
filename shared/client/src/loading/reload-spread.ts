import type { StorePorts } from '../ports/ports.ts';
import type { LoadState } from './loaded-list.ts';

/** All clients hear of a change at once; each asks again within this time, in milliseconds. */
const SPREAD = 2_000;

interface Reloadable {
  readonly state: LoadState;
  reload(): Promise<void>;
}

/** Loads lists again a little later, those that were asked for by then; what they show stays meanwhile. */
export function reloadSpread(
  { clock, random }: Pick<StorePorts, 'clock' | 'random'>,
  lists: readonly Reloadable[],
): void {
  clock.after(SPREAD * random(), () => {
    for (const list of lists) if (list.state !== 'idle') void list.reload();
  });
}
