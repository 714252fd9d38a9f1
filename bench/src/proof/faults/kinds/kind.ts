import type { Field } from '../field.ts';
import type { Random } from '../random.ts';

/** One fault, ready to happen. */
export interface Fault {
  /** What exactly, for whoever wants to see it again. */
  readonly what: string;
  /** Hurts something, waits, and mends it. Answers what was wrong about the fault itself. */
  happen(): Promise<string | undefined>;
}

export interface Kind {
  readonly name: string;
  /** How many of the random faults are of this kind, beside the others. */
  readonly weight: number;
  draw(field: Field, random: Random): Fault;
}

/** How long a fault lasts: 0.2 to 3 s, mostly short. In milliseconds. */
export const lasting = (random: Random): number => Math.round(200 + 2_800 * random.next() ** 2);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** A fault that is one thing done, a while, and another done. */
export const during = (what: string, ms: number, hurt: () => unknown, mend: () => unknown): Fault => ({
  what: `${what} for ${seconds(ms)}`,
  async happen() {
    await hurt();
    await pause(ms);
    await mend();
    return undefined;
  },
});
