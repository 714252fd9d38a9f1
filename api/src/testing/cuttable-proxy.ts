import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Lane, type Pace } from './lane.ts';

/** How a line can be slow: so many bytes in a second each way, or everything so much later. */
export type Slowness = Partial<Pace>;

/** A line that breaks for whoever says certain words: before they arrive, or once they have and before the answer does. */
interface Trap {
  readonly words: string;
  readonly before: boolean;
}

/** For the other side to have acted on what it heard. */
const ANSWER_MS = 50;

/**
 * A TCP proxy in front of a store or a service, whose line can be cut, stalled, slowed and mended: what stands behind
 * it need not die for a test.
 */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private readonly lanes = new Set<Lane>();
  private whole = true;
  private stalled = false;
  private pace: Pace = unhurt;
  private trap: Trap | undefined;
  /** Who went away while nothing got through: the other end hears of it when the line is mended. */
  private unheard: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {
    server.on('connection', (client) => this.relay(client));
  }

  static async before(url: string, defaultPort: number): Promise<CuttableProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const proxy = new CuttableProxy(server, { host: hostname, port: Number(port || defaultPort) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The same URL, through this proxy. */
  url(url: string): string {
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  /** How many connections pass through it. */
  get connections(): number {
    return this.lanes.size / 2;
  }

  /** Drops every connection and takes no new one. */
  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keeps every connection, takes new ones, and lets nothing through: a line that is dead without saying so. */
  stall(): void {
    this.stalled = true;
    for (const lane of this.lanes) lane.hold();
  }

  /** Everything arrives, but late or little by little. */
  slow(how: Slowness): void {
    this.pace = { ...unhurt, ...how };
    for (const lane of this.lanes) lane.pace = this.pace;
  }

  /** Breaks each connection whose client says these words, such as `COMMIT`; takes new ones. */
  breakAt(words: string, when: 'before they arrive' | 'before the answer'): void {
    this.trap = { words, before: when === 'before they arrive' };
  }

  mend(): void {
    this.whole = true;
    this.stalled = false;
    this.trap = undefined;
    this.slow({});
    for (const lane of this.lanes) lane.release();
    for (const tell of this.unheard.splice(0)) tell();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private relay(client: Socket): void {
    if (!this.whole) {
      client.on('error', () => undefined);
      client.destroy();
      return;
    }
    const upstream = connect(this.target);
    const answers = new Lane(upstream, client, this.pace);
    const words = new Lane(client, upstream, this.pace, (chunk) => this.passes(chunk, client, answers));
    for (const [from, to, lane] of [
      [client, upstream, words],
      [upstream, client, answers],
    ] as const) {
      if (this.stalled) lane.hold();
      this.lanes.add(lane);
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('error', () => from.destroy());
      from.on('close', (broken) => {
        this.sockets.delete(from);
        this.lanes.delete(lane);
        // One that ended in order has sent its last bytes into the lane, which ends the other after them.
        const tell = () => (broken || !lane.ended ? to.destroy() : undefined);
        if (this.stalled) this.unheard.push(tell);
        else tell();
      });
    }
  }

  private passes(chunk: Buffer, client: Socket, answers: Lane): boolean {
    const { trap } = this;
    if (!trap || !chunk.includes(trap.words)) return true;
    answers.hold();
    if (trap.before) client.destroy();
    else setTimeout(() => client.destroy(), ANSWER_MS);
    return !trap.before;
  }
}

const unhurt: Pace = { bytesPerSecond: Number.POSITIVE_INFINITY, latencyMs: 0 };
