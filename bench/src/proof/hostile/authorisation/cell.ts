import type { Asker, Row } from './table.ts';

/** One cell of the table with everything made that it needs. */
export interface Cell {
  readonly row: Row;
  readonly asker: Asker;
  /** The rest of what makes it this cell. */
  readonly as: string;
  /** Makes the session what the asker is called. */
  readonly spoil: () => Promise<void>;
  readonly act: () => Promise<Acted>;
}

/** What became of a cell. */
export interface Acted {
  readonly outcome: string;
  readonly faults: readonly string[];
  /** What a 404 said. */
  readonly words: string | undefined;
}
