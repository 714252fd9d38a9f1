import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy in front of a store, whose line can be cut and mended: the store itself need not die for a test. */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private whole = true;

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

  /** Drops every connection and takes no new one. */
  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keeps every connection and lets nothing through: a line that is dead without saying so. */
  stall(): void {
    for (const socket of this.sockets) socket.pause();
  }

  mend(): void {
    this.whole = true;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private relay(client: Socket): void {
    if (!this.whole) {
      client.destroy();
      return;
    }
    const upstream = connect(this.target);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
