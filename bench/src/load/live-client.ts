import { type CommandName, type CommandPayload, type CommandReply, socketPath, socketProtocol } from '@tandem/contract';
import { WebSocket } from 'ws';
import type { Credentials } from './credentials.ts';

interface Incoming {
  readonly re?: number;
  readonly ok?: boolean;
  readonly type?: string;
  readonly payload?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

const WITHIN_MS = 30_000;

type OnEvent = (type: string, payload: unknown) => void;
type OnReply = (payload: unknown, failure?: string) => void;

/** One authenticated live socket that speaks the product's own frames, to the product and to the floors alike. */
export class LiveClient {
  onEvent: OnEvent = () => {};
  /** Where to resume from after a drop. */
  cursor: string | null = null;
  private readonly waiting = new Map<number, OnReply>();
  private lastId = 0;
  private lastSent = performance.now();
  private heartbeat = 30_000;

  private constructor(
    private readonly socket: WebSocket,
    readonly who: Credentials,
  ) {}

  /** Resolves once the server has answered `hello`. */
  static open(port: number, who: Credentials, after: string | null = null): Promise<LiveClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${socketPath}`, socketProtocol, {
        headers: { Cookie: who.cookie },
        perMessageDeflate: false,
        skipUTF8Validation: true,
        handshakeTimeout: WITHIN_MS,
      });
      const client = new LiveClient(socket, who);
      const patience = setTimeout(() => refuse(new Error('No answer to hello within 30 s.')), WITHIN_MS);
      const refuse = (cause: Error) => {
        clearTimeout(patience);
        socket.terminate();
        reject(cause);
      };
      socket.on('error', refuse);
      socket.on('close', (code) => {
        refuse(new Error(`The socket closed with ${code}.`));
        client.failAll(`closed ${code}`);
      });
      socket.on('message', (data: Buffer) => client.read(data));
      socket.on('open', () => {
        client.command('hello', { accessToken: who.accessToken, after }).then((reply) => {
          clearTimeout(patience);
          client.cursor = reply.cursor;
          client.heartbeat = reply.heartbeat;
          resolve(client);
        }, refuse);
      });
    });
  }

  /** Rejects when it is refused, when the socket closes or has closed, and when no answer comes within half a minute. */
  command<C extends CommandName>(type: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${type}: no answer within ${WITHIN_MS / 1_000} s`)), WITHIN_MS);
      this.send(type, payload, (reply, failure) => {
        clearTimeout(late);
        if (failure === undefined) resolve(reply as CommandReply<C>);
        else reject(new Error(`${type}: ${failure}`));
      });
    });
  }

  /** As {@link command} without a promise, for the measured paths. */
  send<C extends CommandName>(type: C, payload: CommandPayload<C>, done: OnReply): void {
    // What is written to a closed one is dropped without a word.
    if (this.socket.readyState !== WebSocket.OPEN) {
      done(undefined, 'the socket is closed');
      return;
    }
    const id = ++this.lastId;
    this.waiting.set(id, done);
    this.lastSent = performance.now();
    this.socket.send(JSON.stringify({ id, type, payload }));
  }

  /** Keeps an idle socket from being dropped: pings when the heartbeat is nearly due. */
  keepAlive(now: number): void {
    if (now - this.lastSent > this.heartbeat * 0.7) this.send('ping', {}, () => {});
  }

  /** Gone without a goodbye, as when a network goes away. */
  drop(): void {
    this.socket.removeAllListeners('close');
    this.socket.terminate();
    this.failAll('dropped');
  }

  private read(data: Buffer): void {
    // The batch for lists concerns no measurement, and parsing it a thousand times would measure this process.
    if (data.length > LIST_BATCH.length && data.subarray(0, LIST_BATCH.length).equals(LIST_BATCH)) return;
    const frame = JSON.parse(data.toString()) as Incoming;
    if (frame.re === undefined) {
      this.onEvent(frame.type ?? '', frame.payload);
      return;
    }
    const done = this.waiting.get(frame.re);
    this.waiting.delete(frame.re);
    done?.(frame.payload, frame.ok ? undefined : `${frame.error?.code} ${frame.error?.message}`);
  }

  private failAll(reason: string): void {
    for (const done of this.waiting.values()) done(undefined, reason);
    this.waiting.clear();
  }
}

const LIST_BATCH = Buffer.from('{"type":"tickets.changed"');
