import { closeCodes, type EndReason } from '@tandem/contract';
import type { Rooms } from './rooms.ts';

interface Dependencies {
  readonly rooms: Rooms;
  /** Which of these sessions still exist, each with its generation; rejects while their store is away. */
  readonly liveSessions: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

const RECHECK_MS = 1_000;
/** For the owner's own sockets to hand in the new token, once there is one. */
const RENEW_WITHIN_MS = 1_000;

/** The sockets of this process, as far as their sessions go: none outlives its session, or tokens that count no more. */
export class SessionSockets {
  private recheck: NodeJS.Timeout | undefined;

  constructor(private readonly deps: Dependencies) {}

  /** These sessions are over: their sockets say so and close. */
  ended(sessionIds: readonly string[], reason: EndReason): void {
    for (const id of sessionIds) {
      for (const connection of this.deps.rooms.ofSession(id)) {
        connection.emit('session.ended', { reason });
        connection.close(closeCodes.sessionEnded, reason);
      }
    }
  }

  /** The session goes on with new tokens: sockets that do not hand one in at once close, and come back if they have one. */
  renewed(sessionId: string, generation: number): void {
    for (const connection of this.deps.rooms.ofSession(sessionId)) {
      if (!connection.session || connection.session.generation >= generation) continue;
      connection.expiresAt = Math.min(connection.expiresAt, Date.now() + RENEW_WITHIN_MS);
    }
  }

  /** Something may have happened to any session that was not heard of here. Looks again until their store can be asked. */
  async lookAgain(): Promise<void> {
    clearTimeout(this.recheck);
    try {
      const ids = this.deps.rooms.sessionIds;
      const live = await this.deps.liveSessions(ids);
      this.ended(
        ids.filter((id) => !live.has(id)),
        'revoked',
      );
      for (const [id, generation] of live) this.renewed(id, generation);
    } catch {
      this.recheck = setTimeout(() => void this.lookAgain(), RECHECK_MS);
    }
  }

  close(): void {
    clearTimeout(this.recheck);
  }
}
