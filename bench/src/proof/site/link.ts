import type { Slowness } from '@tandem/api/testing/cuttable-proxy';

/** A line that can be hurt and mended. */
export interface Link {
  /** Drops every connection and takes no new one. */
  cut(): void;
  /** Keeps every connection and lets nothing through. */
  stall(): void;
  slow(how: Slowness): void;
  /** Breaks each connection whose client says these words. */
  breakAt(words: string, when: 'before they arrive' | 'before the answer'): void;
  mend(): void;
}

/** Several lines hurt as one, such as those of all replicas to a store. */
export function together(links: readonly Link[]): Link {
  const each = (hurt: (link: Link) => void) => () => {
    for (const link of links) hurt(link);
  };
  return {
    cut: each((link) => link.cut()),
    stall: each((link) => link.stall()),
    slow: (how) => each((link) => link.slow(how))(),
    breakAt: (words, when) => each((link) => link.breakAt(words, when))(),
    mend: each((link) => link.mend()),
  };
}
