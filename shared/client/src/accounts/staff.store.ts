import type { Participant } from '@tandem/contract';
import type { LoadState } from '../tickets/tickets.store.ts';
import type { RequestFailed } from '../transport/request-failed.ts';

/** Those a ticket can be assigned to. For staff only. */
export interface StaffStore {
  readonly state: LoadState;
  readonly failure: RequestFailed | null;
  /** By name. */
  readonly items: readonly Participant[];
  /** Loads once; again after a failure. */
  load(): Promise<void>;
}
