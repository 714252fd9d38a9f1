import type { Credentials } from '../load/credentials.ts';
import type { Watched } from '../load/measured.ts';
import type { ServerProcess } from '../process/server-process.ts';

export type Kind = 'customer' | 'staff';
/** How many of each a scenario works with. */
export type Cast = Readonly<Record<Kind, number>>;

/** A running server with people who can sign in to it: a floor or Tandem itself. */
export interface Site {
  readonly name: string;
  readonly server: ServerProcess;
  readonly watched: Watched;
  people(kind: Kind, count: number): Promise<readonly Credentials[]>;
}
