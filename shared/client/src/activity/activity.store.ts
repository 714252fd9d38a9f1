import type { Activity } from '@tandem/contract';
import type { LoadState } from '../tickets/tickets.store.ts';
import type { RequestFailed } from '../transport/request-failed.ts';

/** What happened that this reader should know. */
export interface ActivityStore {
  readonly state: LoadState;
  readonly failure: RequestFailed | null;
  /** Newest first. */
  readonly items: readonly Activity[];
  /** By the api's count; show “100+” above 100. */
  readonly unread: number;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  isUnread(item: Activity): boolean;
  /** Loads the newest; called at sign-in and after a resync. */
  load(): Promise<void>;
  loadOlder(): Promise<void>;
  markAllRead(): Promise<void>;
  /** Calls back for each new activity (not for what was loaded), until the returned function is called. */
  onNew(handler: (activity: Activity) => void): () => void;
}
