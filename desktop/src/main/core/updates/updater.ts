import type { UpdateProblem } from '../../../ipc/update.schema.ts';
import type { Vouched } from './seen-feeds.ts';
import type { Offer, Ring } from './update-rules.ts';

/** What a feed says: the newer version it offers, if any, and for what time that was signed; null: nothing is published there. */
export interface Found {
  readonly offer: Offer | null;
  readonly vouched: Vouched | null;
}

/** What fetches a newer version and puts it in place of this one. Rejects with {@link UpdateFailed}. */
export interface Updater {
  /** What a feed says. Nothing is fetched but the manifest, and that is verified first. */
  look(feed: string, ring: Ring): Promise<Found>;
  /** Fetches what the last look offered. From then on it is put in place when the app ends. */
  fetch(): Promise<void>;
  /** Ends the app, puts the new version in its place and starts that. */
  install(): void;
  /** What was fetched is not put in place after all. */
  holdBack(): void;
}

/** A try that led nowhere. */
export class UpdateFailed extends Error {
  constructor(
    readonly problem: UpdateProblem,
    cause: unknown,
  ) {
    super(`The update failed: ${problem}`, { cause });
    this.name = 'UpdateFailed';
  }
}
