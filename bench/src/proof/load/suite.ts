import type { Depth, Suite, Trial } from '../proof.ts';
import { large } from './large/large.ts';
import { ramp } from './ramp/ramp.ts';
import { soak } from './soak/soak.ts';

type Part = (depth: Depth, say: (line: string) => void) => Promise<readonly Trial[]>;

const parts: Readonly<Record<string, Part>> = { 'large data': large, 'rising load': ramp, soak };

/** What the product does under load, over time, and with much data. A part that throws does not stop the others. */
export const load: Suite = async (depth, say) => {
  const trials: Trial[] = [];
  const take = (part: readonly Trial[]) => {
    trials.push(...part);
    for (const { name, failures } of part) for (const failure of failures) say(`  FAILED ${name}: ${failure}`);
  };
  for (const [name, part] of Object.entries(parts)) {
    try {
      take(await part(depth, say));
    } catch (cause) {
      const failures = [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)];
      take([{ name, tried: 1, failures }]);
    }
  }
  return trials;
};
