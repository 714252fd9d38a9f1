import { randomUUID } from 'node:crypto';
import { createClient, inProcessLocks, type Stores, type TextStorage } from '@tandem/client';
import { WebSocket } from 'ws';

/**
 * A machine with one browser on it, running the real client: cookies, storage and locks are shared by its tabs, and its
 * network can be cut.
 */
export class Device {
  private readonly cookies = new Map<string, string>();
  private readonly stored = new Map<string, string>();
  private readonly locks = inProcessLocks();
  private readonly sockets = new Set<WebSocket>();
  private readonly tabs = new Set<Stores>();
  private online = true;

  constructor(
    private readonly origin: string,
    private readonly client: 'portal' | 'console' = 'portal',
  ) {}

  /** A new tab, with the session that the device has. */
  async open(): Promise<Stores> {
    const device = this;
    class DeviceSocket extends WebSocket {
      constructor(url: string, protocol: string) {
        super(device.online ? url : 'ws://127.0.0.1:9', protocol, { headers: { cookie: device.cookieHeader } });
        this.on('error', () => undefined); // a close follows
        this.on('close', () => device.sockets.delete(this));
        device.sockets.add(this);
      }
    }
    const stores = createClient({
      baseUrl: this.origin,
      client: this.client,
      clock: {
        now: () => Date.now(),
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      },
      storage: this.storage(),
      locks: this.locks,
      random: Math.random,
      newId: randomUUID,
      WebSocket: DeviceSocket,
      fetch: (input, init) => this.fetch(new Request(input, init)),
    });
    this.tabs.add(stores);
    await stores.start();
    return stores;
  }

  /** The page goes away as it is: nothing is finished or said. */
  crash(tab: Stores): void {
    tab.dispose();
    this.tabs.delete(tab);
  }

  /** From now on nothing gets through, without anybody being told. */
  cut(): void {
    this.online = false;
    for (const socket of this.sockets) socket.terminate();
  }

  mend(): void {
    this.online = true;
    for (const { connection } of this.tabs) connection.retryNow();
  }

  close(): void {
    for (const tab of this.tabs) tab.dispose();
    this.tabs.clear();
  }

  private get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async fetch(request: Request): Promise<Response> {
    if (!this.online) throw new TypeError('fetch failed');
    if (this.cookies.size > 0) request.headers.set('cookie', this.cookieHeader);
    const response = await fetch(request);
    if (!this.online) throw new TypeError('fetch failed');
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  private keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  private storage(): TextStorage {
    return {
      read: (key) => this.stored.get(key) ?? null,
      write: (key, value) => void this.stored.set(key, value),
      remove: (key) => void this.stored.delete(key),
      keys: () => [...this.stored.keys()],
    };
  }
}
