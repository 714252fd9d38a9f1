import {
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type EventFrame,
  type Failure,
  type ReplyFrame,
  socketPath,
  socketProtocol,
} from '@tandem/contract';
import { WebSocket } from 'ws';

const WITHIN_MS = 10_000;
const MOST_EVENTS = 10_000;

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

type Told = Extract<ReplyFrame, { ok: true }> | Extract<ReplyFrame, { ok: false }>;
type Reply<C extends CommandName> =
  | { readonly ok: true; readonly payload: CommandReply<C> }
  | { readonly ok: false; readonly error: Failure };

/** One live socket over which anything may be sent. */
export class Talk {
  readonly events: EventFrame[] = [];
  readonly closed: Promise<Closed>;
  private readonly waiting = new Map<number, (reply: Told) => void>();
  private lastId = 0;

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    socket.on('error', () => undefined); // a close follows
    socket.on('message', (data) => this.take(JSON.parse(data.toString()) as ReplyFrame | EventFrame));
  }

  /** Resolves once open, before any hello; rejects with the HTTP status of a refused upgrade. */
  static open(origin: string, cookie: string | undefined): Promise<Talk> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}${socketPath}`, socketProtocol, {
      ...(cookie !== undefined && { headers: { cookie } }),
      perMessageDeflate: false,
      handshakeTimeout: WITHIN_MS,
    });
    const talk = new Talk(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(talk));
      socket.once('unexpected-response', (_request, response) => {
        reject(new Error(`The upgrade was answered ${response.statusCode}.`));
        socket.terminate();
      });
      socket.once('error', reject);
    });
  }

  command<C extends CommandName>(type: C, payload: CommandPayload<C>): Promise<Reply<C>> {
    return this.write(type, JSON.stringify(payload)) as Promise<Reply<C>>;
  }

  /** A command whose payload is already in writing; `id` is this socket's own. Rejects when the socket closes first. */
  async write(type: string, payload: string): Promise<Told> {
    const id = ++this.lastId;
    let timer: NodeJS.Timeout | undefined;
    const reply = new Promise<Told>((resolve) => this.waiting.set(id, resolve));
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No reply to ${type} within 10 s.`)), WITHIN_MS);
    });
    const gone = this.closed.then(({ code, reason }) => {
      throw new ClosedFirst(code, `The socket closed with ${code} ${reason} before ${type} was answered.`);
    });
    gone.catch(() => undefined);
    this.socket.send(`{"id":${id},"type":${JSON.stringify(type)},"payload":${payload}}`);
    try {
      return await Promise.race([reply, late, gone]);
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  end(): void {
    this.socket.terminate();
  }

  private take(frame: ReplyFrame | EventFrame): void {
    if ('re' in frame) this.waiting.get(frame.re)?.(frame);
    else if (this.events.length < MOST_EVENTS) this.events.push(frame);
  }
}

/** The socket was closed instead of answering. */
export class ClosedFirst extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
