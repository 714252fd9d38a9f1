import type { Fetch, SocketClass } from '@tandem/client/transport';
import { WebSocket } from 'ws';
import type { DeviceTime } from '../../../../api/src/testing/device-time.ts';

/** The network of a computer in a test: Node's own, with the cookies of one partition. It can be cut. */
export class NodeNetwork {
  readonly cookies = new Map<string, string>();
  /** What left this computer, as `GET /api/v1/tickets`. */
  readonly asked: string[] = [];
  private readonly sockets = new Set<WebSocket>();
  /** How the app introduces itself; empty: not at all. */
  userAgent = '';
  private online = true;

  constructor(private readonly time: DeviceTime) {}

  readonly fetch: Fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    if (!this.online) throw new TypeError('net::ERR_INTERNET_DISCONNECTED');
    const { method, signal, url } = request;
    this.asked.push(`${method} ${new URL(url).pathname}`);
    const headers = new Headers(request.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader);
    if (this.userAgent !== '') headers.set('user-agent', this.userAgent);
    const body = request.body === null ? null : await request.text();
    const response = await fetch(url, { method, headers, body, signal, redirect: 'error' });
    await new Promise<void>((resolve) => this.time.whenAwake(resolve));
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  };

  /** How many connections stand. */
  get connections(): number {
    return [...this.sockets].filter(({ readyState }) => readyState === WebSocket.OPEN).length;
  }

  get WebSocket(): SocketClass {
    const network = this;
    return class extends WebSocket {
      constructor(url: string, protocol: string) {
        super(network.online ? url : 'ws://127.0.0.1:9', protocol, {
          headers: { cookie: network.cookieHeader, 'user-agent': network.userAgent },
        });
        this.on('error', () => undefined); // a close follows
        this.on('close', () => network.sockets.delete(this));
        this.on('open', () => network.time.isAsleep && this.pause());
        network.sockets.add(this);
      }
      override addEventListener(type: string, listener: object): void {
        const tell = listener as (event: object) => void;
        super.addEventListener(type as 'open', (event) => network.time.whenAwake(() => tell(event)));
      }
    };
  }

  cut(): void {
    this.online = false;
    for (const socket of this.sockets) socket.terminate();
  }
  mend(): void {
    this.online = true;
  }
  sleep(): void {
    for (const socket of this.sockets) socket.pause();
  }
  /** What stood open before sleep is closed on waking. */
  wake(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  private get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
