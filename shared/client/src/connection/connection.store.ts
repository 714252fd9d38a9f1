import { makeAutoObservable } from 'mobx';
import type { Clock } from '../ports/ports.ts';
import type { Connection, ConnectionState } from '../transport/connection.ts';

/** How the live connection is doing, for banners and status bars. */
export class ConnectionStore {
  state: ConnectionState;
  /** When the next attempt is due, in milliseconds since 1970, or null. */
  retryAt: number | null = null;
  /** Since when there is no live connection, in milliseconds since 1970; null while live or signed out. */
  downSince: number | null = null;
  /** Has been live at least once since sign-in: a break is “reconnecting”, not “connecting”. */
  wasLive = false;

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
  ) {
    this.state = connection.state;
    makeAutoObservable<this, 'connection' | 'clock'>(this, { connection: false, clock: false }, { autoBind: true });
  }

  /** Reads the connection's state again; called at each of its changes. */
  follow(): void {
    const { state, retryAt } = this.connection;
    if (state === 'live' || state === 'signed_out') this.downSince = null;
    else this.downSince ??= this.clock.now();
    if (state === 'live') this.wasLive = true;
    if (state === 'signed_out') this.wasLive = false;
    this.state = state;
    this.retryAt = retryAt;
  }

  retryNow(): void {
    this.connection.retryNow();
  }
}
