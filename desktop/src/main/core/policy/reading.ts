import type { PolicySource } from '@tandem/contract';

/** What stands in one place: raw, not yet judged. Readers give a list of them, the one that counts most first. */
export interface Reading {
  readonly source: PolicySource;
  /** As an administrator would look for it: a registry key, a path. */
  readonly place: string;
  readonly enforced: Readonly<Record<string, unknown>>;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** It is there and cannot be read, so that nobody knows what it demands. */
  readonly broken?: string;
  /** It could not be read this time, which says nothing of what stands there. */
  readonly passing?: true;
  /** It is there and is passed over: somebody else than an administrator may have written it. */
  readonly ignored?: string;
}

/** Reads all the places of one system anew; a place with nothing in it is left out. Never rejects. */
export type PolicyReader = () => Promise<readonly Reading[]>;

export const brokenReading = (source: PolicySource, place: string, broken: string): Reading => ({
  source,
  place,
  enforced: {},
  defaults: {},
  broken,
});

/** There was no answer in time. */
export const lateReading = (source: PolicySource, place: string, broken: string): Reading => ({
  ...brokenReading(source, place, broken),
  passing: true,
});
