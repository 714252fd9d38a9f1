import type { EndReason } from '@tandem/contract';
import type { SessionRecords } from './session-records.ts';

/** Told of every session that has ended, here or at another device's wish: its sockets are to be closed, everywhere. */
export interface SessionEnds {
  sessionEnded(sessionIds: readonly string[], reason: EndReason): void;
}

/** The one way a session ends before its time: first the record goes, then the sockets. */
export class SessionEnder {
  constructor(
    private readonly records: SessionRecords,
    private readonly ends: SessionEnds,
  ) {}

  async end(accountId: number, ids: readonly string[], reason: EndReason): Promise<void> {
    if (ids.length === 0) return;
    // The record first: a socket that comes back after being closed must find nothing.
    await this.records.end(accountId, ids);
    this.ends.sessionEnded(ids, reason);
  }

  async endAll(accountId: number, reason: EndReason): Promise<void> {
    await this.end(accountId, await this.records.idsOf(accountId), reason);
  }
}
