import {
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type EventName,
  type EventPayload,
  type Failure,
  socketPath,
  socketProtocol,
} from '@tandem/contract';
import { WebSocket } from 'ws';

const WAIT_MS = 10_000;

/** A command that was refused. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
  }
}

interface Received {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came in
  readonly payload: any;
}

/** A client of the live protocol that keeps everything it received. */
export class TestSocket {
  readonly events: Received[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly replies = new Map<number, (frame: Record<string, unknown>) => void>();
  private readonly watchers = new Set<() => void>();
  private nextId = 1;

  private constructor(readonly raw: WebSocket) {
    this.closed = new Promise((resolve) =>
      raw.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    raw.on('error', () => undefined); // a close follows
    raw.on('message', (data) => {
      const frame = JSON.parse(data.toString());
      if ('re' in frame) this.replies.get(frame.re)?.(frame);
      else this.events.push(frame);
      for (const watcher of this.watchers) watcher();
    });
  }

  /** Resolves once open; rejects with the HTTP status when the upgrade was refused. */
  static open(
    origin: string,
    headers: Readonly<Record<string, string>>,
    path = socketPath,
    protocol = socketProtocol,
  ): Promise<TestSocket> {
    const raw = new WebSocket(origin.replace('http', 'ws') + path, protocol, {
      headers,
      perMessageDeflate: false,
    });
    const socket = new TestSocket(raw);
    return new Promise((resolve, reject) => {
      raw.once('open', () => resolve(socket));
      raw.once('unexpected-response', (_request, response) => {
        reject(Object.assign(new Error(`Refused with ${response.statusCode}`), { status: response.statusCode }));
        raw.terminate();
      });
      raw.once('error', reject);
    });
  }

  /** Sends a command and resolves with its reply; rejects with {@link Refused}. */
  async command<C extends CommandName>(type: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    const id = this.nextId++;
    const reply = new Promise<Record<string, unknown>>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No reply to ${type}.`)), WAIT_MS);
      this.replies.set(id, (frame) => {
        clearTimeout(timer);
        resolve(frame);
      });
      void this.closed.then(({ code, reason }) =>
        reject(new Error(`Closed with ${code} ${reason} before ${type} was answered.`)),
      );
    });
    this.send(JSON.stringify({ id, type, payload }));
    const frame = await reply;
    if (frame['ok'] !== true) throw new Refused(frame['error'] as Failure);
    return frame['payload'] as CommandReply<C>;
  }

  send(frame: string | Buffer): void {
    this.raw.send(frame);
  }

  /** The first event of a kind that fits, among those that came already or come within ten seconds. */
  async event<E extends EventName>(
    type: E,
    fits: (payload: EventPayload<E>) => boolean = () => true,
  ): Promise<EventPayload<E>> {
    const find = () => this.events.find((event) => event.type === type && fits(event.payload))?.payload;
    const already = find();
    if (already) return already;
    return new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(look);
        act();
      };
      const look = () => {
        const found = find();
        if (found) done(() => resolve(found));
      };
      const timer = setTimeout(() => done(() => reject(new Error(`No ${type} came.`))), WAIT_MS);
      this.watchers.add(look);
    });
  }

  /** All payloads of one kind so far. */
  received<E extends EventName>(type: E): EventPayload<E>[] {
    return this.events.filter((event) => event.type === type).map(({ payload }) => payload);
  }

  /** A round trip: whatever the api sent before is here afterwards. */
  async settled(): Promise<void> {
    await this.command('ping', {});
  }

  close(): void {
    this.raw.close();
  }
}
