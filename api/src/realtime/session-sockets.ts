import { closeCodes, type EndReason } from '@tandem/contract';
import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';
import type { Rooms } from './rooms.ts';

interface Dependencies {
  readonly rooms: Rooms;
  /** Which of these sessions still exist, each with its generation; rejects while their store is away. */
  readonly liveSessions: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

const RECHECK_MS = 1_000;
/** For the owner's own sockets to hand in the new token, once there is one. */
const RENEW_WITHIN_MS = 1_000;
/** Longer than a look at a session takes. */
const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 100_000;

/** The sockets of this process, as far as their sessions go: none outlives its session, or tokens that count no more. */
export class SessionSockets {
  private recheck: NodeJS.Timeout | undefined;
  private readonly gone = new LRUCache<string, EndReason>({ max: MOST_REMEMBERED, ttl: REMEMBER_MS });
  private readonly generations = new LRUCache<string, number>({ max: MOST_REMEMBERED, ttl: REMEMBER_MS });

  constructor(private readonly deps: Dependencies) {}

  /** These sessions are over: their sockets say so and close. */
  ended(sessionIds: readonly string[], reason: EndReason): void {
    for (const id of sessionIds) {
      this.gone.set(id, reason);
      for (const connection of this.deps.rooms.ofSession(id)) end(connection, reason);
    }
  }

  /** The session goes on with new tokens: sockets that do not hand one in at once close, and come back if they have one. */
  renewed(sessionId: string, generation: number): void {
    this.generations.set(sessionId, generation);
    for (const connection of this.deps.rooms.ofSession(sessionId)) {
      if (!connection.session || connection.session.generation >= generation) continue;
      connection.expiresAt = Math.min(connection.expiresAt, Date.now() + RENEW_WITHIN_MS);
    }
  }

  /**
   * A socket has joined or renewed on the strength of a look at its session. What was heard of the session between that look
   * and now did not reach this socket, so it is heard again.
   */
  verified(connection: Connection): void {
    const id = connection.session?.id ?? '';
    const reason = this.gone.get(id);
    const generation = this.generations.get(id);
    if (reason !== undefined) end(connection, reason);
    else if (generation !== undefined) this.renewed(id, generation);
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

function end(connection: Connection, reason: EndReason): void {
  connection.emit('session.ended', { reason });
  connection.close(closeCodes.sessionEnded, reason);
}
