import type { Field } from '../field.ts';
import { pause } from '../pause.ts';
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

const SHORTEST_MS = 200;

/** How long a fault lasts, in milliseconds: from 0.2 s to the longest there may be, mostly short. */
export const lasting = ({ longestFault }: Field, random: Random): number =>
  Math.round(SHORTEST_MS + (longestFault - SHORTEST_MS) * random.next() ** 3);

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
