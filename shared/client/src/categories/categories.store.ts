import type { Category } from '@tandem/contract';
import type { LoadState } from '../tickets/tickets.store.ts';
import type { RequestFailed } from '../transport/request-failed.ts';

/** What a ticket can be about. */
export interface CategoriesStore {
  readonly state: LoadState;
  readonly failure: RequestFailed | null;
  readonly items: readonly Category[];
  /** Loads once; again after a failure. */
  load(): Promise<void>;
}
