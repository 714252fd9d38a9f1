import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../errors/app-error.ts';

/** More than any page, window or script has open at once. */
const MOST = 50;

/**
 * How many requests of each session are unanswered here, or answered and not read yet: an answer that nobody reads stays
 * in memory, so nobody may have any number of them.
 */
export class UnderWay {
  private readonly counts = new Map<string, number>();
  /** What is to end when a connection does: of requests one behind the other only the first learns of it by itself. */
  private readonly onSocket = new WeakMap<Socket, Set<() => void>>();

  /** Counts a request until its answer is out or its connection gone; throws `too_many_requests`. */
  begin(sessionId: string, { socket }: Pick<IncomingMessage, 'socket'>, response: Pick<ServerResponse, 'once'>): void {
    if (socket.destroyed) return;
    const count = this.counts.get(sessionId) ?? 0;
    if (count >= MOST) throw new AppError('too_many_requests', undefined, { retryAfter: 1 });
    this.counts.set(sessionId, count + 1);
    const ends = this.endsOn(socket);
    const end = () => {
      if (ends.delete(end)) this.end(sessionId);
    };
    ends.add(end);
    response.once('close', end);
  }

  private end(sessionId: string): void {
    const left = (this.counts.get(sessionId) ?? 1) - 1;
    if (left > 0) this.counts.set(sessionId, left);
    else this.counts.delete(sessionId);
  }

  private endsOn(socket: Socket): Set<() => void> {
    const known = this.onSocket.get(socket);
    if (known) return known;
    const ends = new Set<() => void>();
    this.onSocket.set(socket, ends);
    socket.once('close', () => {
      for (const end of ends) end();
    });
    return ends;
  }
}
