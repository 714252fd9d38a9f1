/** One thing that was tried, and what it cost. */
export interface Trial {
  readonly name: string;
  /** How often. */
  readonly tried: number;
  /** What went wrong, a sentence each; none: it held. */
  readonly failures: readonly string[];
  readonly figures?: Readonly<Record<string, string>>;
}

/** How much of a suite is run, and what its random choices come from. */
export interface Depth {
  readonly name: 'short' | 'full';
  readonly seed: number;
}

/** Tries things on a site of its own and says what became of them. What throws is a failed trial. */
export type Suite = (depth: Depth, say: (line: string) => void) => Promise<readonly Trial[]>;
