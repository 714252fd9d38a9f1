import {
  type CommandName,
  type CommandPayload,
  type CommandReply,
  defaultMessage,
  type ErrorCode,
  type Failure,
  socketProtocol,
  statusOf,
} from '@tandem/contract';
import type { Clock, Socket, SocketClass } from '../ports/ports.ts';
import { offline, RequestFailed, timedOut } from './request-failed.ts';

export interface SocketLinkOptions {
  readonly url: string;
  readonly WebSocket: SocketClass;
  readonly clock: Clock;
  readonly onOpen: () => void;
  readonly onEvent: (type: string, payload: unknown) => void;
  /** Called once, whoever closed it. */
  readonly onClose: (code: number) => void;
}

interface Pending {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (failure: RequestFailed) => void;
  readonly forget: () => void;
}

const REPLY_WITHIN = 10_000;
const MOST_PENDING = 256;
/** What a browser reports when a connection broke without a close frame. */
const BROKEN = 1006;

/** One socket from opening to close: commands with their replies, and events. It does not come back by itself. */
export class SocketLink {
  private readonly socket: Socket;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private closed = false;
  private heardAt: number;

  constructor(private readonly options: SocketLinkOptions) {
    this.heardAt = options.clock.now();
    this.socket = new options.WebSocket(options.url, socketProtocol);
    this.socket.addEventListener('open', () => {
      if (!this.closed) options.onOpen();
    });
    this.socket.addEventListener('message', ({ data }) => this.hear(data));
    this.socket.addEventListener('close', ({ code }) => this.finish(code));
    this.socket.addEventListener('error', () => {
      // A close event with the code follows.
    });
  }

  /**
   * Sends a command and settles with its one reply. No reply in time rejects with `timeout`; if the socket was silent
   * since, it is given up as half-open.
   */
  command<C extends CommandName>(name: C, payload: CommandPayload<C>, within = REPLY_WITHIN): Promise<CommandReply<C>> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(offline());
      if (this.pending.size >= MOST_PENDING) {
        return reject(new RequestFailed('too_many_requests', defaultMessage.too_many_requests));
      }
      const id = this.nextId++;
      const sentAt = this.options.clock.now();
      const forget = this.options.clock.after(within, () => {
        this.pending.delete(id);
        reject(timedOut());
        if (this.heardAt < sentAt) this.drop();
      });
      this.pending.set(id, { resolve: (reply) => resolve(reply as CommandReply<C>), reject, forget });
      try {
        this.socket.send(JSON.stringify({ id, type: name, payload }));
      } catch {
        this.drop();
      }
    });
  }

  /** Ends it now. A half-open socket may take minutes to report its close, so that is not waited for. */
  drop(code: number = BROKEN): void {
    if (this.closed) return;
    try {
      this.socket.close(1000);
    } catch {
      // Not open yet: a browser closes it as soon as it can.
    }
    this.finish(code);
  }

  private hear(data: unknown): void {
    if (this.closed) return;
    this.heardAt = this.options.clock.now();
    const frame = frameOf(data);
    if (frame === null) return;
    if ('re' in frame) this.settle(frame);
    else if (typeof frame['type'] === 'string') this.options.onEvent(frame['type'], frame['payload']);
  }

  private settle(frame: Record<string, unknown>): void {
    const id = Number(frame['re']);
    const waiting = this.pending.get(id);
    if (!waiting) return; // timed out before
    this.pending.delete(id);
    waiting.forget();
    if (frame['ok'] === true) waiting.resolve(frame['payload']);
    else waiting.reject(refusal(frame['error'] as Failure | undefined));
  }

  private finish(code: number): void {
    if (this.closed) return;
    this.closed = true;
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const { forget, reject } of lost) {
      forget();
      reject(offline());
    }
    this.options.onClose(code);
  }
}

function frameOf(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string') return null;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null ? (frame as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function refusal(error: Failure | undefined): RequestFailed {
  const code: ErrorCode = error !== undefined && error.code in statusOf ? error.code : 'internal';
  const { fields, fieldCodes, entries, ticket } = error ?? {};
  return new RequestFailed(code, error?.message ?? defaultMessage[code], { fields, fieldCodes, entries, ticket });
}
