import type { ConnectionState } from '../transport/connection.ts';

/** How the live connection is doing, for banners and status bars. */
export interface ConnectionStore {
  readonly state: ConnectionState;
  /** When the next attempt is due, in milliseconds since 1970, or null. */
  readonly retryAt: number | null;
  /** Since when there is no live connection, in milliseconds since 1970; null while live or signed out. */
  readonly downSince: number | null;
  /** Has been live at least once since sign-in: a break is “reconnecting”, not “connecting”. */
  readonly wasLive: boolean;
  retryNow(): void;
}
