import type { EventName, EventPayload, Failure } from '@tandem/contract';
import type { Socket, SocketClass } from '../ports/ports.ts';
import type { Welcome } from '../transport/connection.ts';
import { sam } from './samples.ts';

interface Frame {
  readonly id: number;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}
type Listener = (event: never) => void;

/** One end of a socket; the test is the other. */
export class FakeSocket implements Socket {
  readonly sent: Frame[] = [];
  closedByClient = false;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }
  send(data: string): void {
    this.sent.push(JSON.parse(data) as Frame);
  }
  close(): void {
    this.closedByClient = true;
  }

  /** Commands of one type that came so far. */
  commands(type: string): Frame[] {
    return this.sent.filter((frame) => frame.type === type);
  }

  open(): void {
    this.fire('open', {});
  }
  /** Any text as a frame. */
  say(data: unknown): void {
    this.fire('message', { data: typeof data === 'string' ? data : JSON.stringify(data) });
  }
  event<E extends EventName>(type: E, payload: EventPayload<E>): void {
    this.say({ type, payload });
  }
  reply(frame: Frame | undefined, payload: unknown): void {
    this.say({ re: frame?.id, ok: true, payload });
  }
  refuse(frame: Frame | undefined, error: Pick<Failure, 'code' | 'message'>): void {
    this.say({ re: frame?.id, ok: false, error });
  }
  /** The connection ends, by the api or by breaking (1006). */
  closeWith(code: number): void {
    this.fire('close', { code, reason: '' });
  }
  /** Answers the latest hello. */
  welcome(overrides: Partial<Welcome> = {}): void {
    this.reply(this.commands('hello').at(-1), { user: sam, cursor: '100', unread: 0, heartbeat: 30_000, ...overrides });
  }

  private fire(type: string, event: object): void {
    for (const listener of this.listeners.get(type) ?? []) listener(event as never);
  }
}

/** A WebSocket class whose sockets the test holds the other ends of. */
export function fakeSockets(): { readonly WebSocket: SocketClass; readonly all: FakeSocket[]; last(): FakeSocket } {
  const all: FakeSocket[] = [];
  class WebSocket extends FakeSocket {
    constructor(url: string) {
      super(url);
      all.push(this);
    }
  }
  const last = (): FakeSocket => {
    const socket = all.at(-1);
    if (!socket) throw new Error('No socket was opened.');
    return socket;
  };
  return { WebSocket, all, last };
}
