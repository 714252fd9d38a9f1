import { randomUUID } from 'node:crypto';
import { createClient, inProcessLocks, type SocketClass, type Stores, type TextStorage } from '@tandem/client';
import { WebSocket } from 'ws';
import { DeviceTime } from './device-time.ts';

/** Sees everything that a device says and is told. */
export interface DeviceWatch {
  /** A frame the device sent; `socket` tells its connections apart. */
  sent?(socket: object, frame: string): void;
  /** A frame it was sent, and by which origin. */
  heard?(socket: object, frame: string, origin: string): void;
  /** The body of an answer over HTTP. */
  answered?(request: Request, status: number, body: string): void;
}

/** The client knows no other address: where a request or a connection goes is decided when it leaves. */
const PLACEHOLDER = 'http://tandem.test';
const NOWHERE = 'ws://127.0.0.1:9';

/**
 * A machine with one browser on it, running the real client: cookies, storage and locks are shared by its tabs. Its
 * network can be cut, its clock set, its lid closed.
 */
export class Device {
  readonly time = new DeviceTime();
  private readonly cookies = new Map<string, string>();
  private readonly stored = new Map<string, string>();
  private readonly locks = inProcessLocks();
  private readonly sockets = new Set<WebSocket>();
  private readonly tabs = new Set<Stores>();
  private readonly wakers = new Set<() => void>();
  private readonly route: () => string;
  private online = true;

  /** `origin` as a function is a balancer: asked for each request and each connection. */
  constructor(
    origin: string | (() => string),
    private readonly client: 'portal' | 'console' = 'portal',
    private readonly watch: DeviceWatch = {},
  ) {
    this.route = typeof origin === 'string' ? () => origin : origin;
  }

  /** A new tab, with the session that the device has. */
  async open(): Promise<Stores> {
    const stores = createClient({
      baseUrl: PLACEHOLDER,
      client: this.client,
      clock: this.time,
      storage: this.storage(),
      locks: this.locks,
      random: Math.random,
      newId: randomUUID,
      WebSocket: this.socketClass(),
      fetch: (input, init) => this.fetch(input instanceof Request ? input : new Request(input, init)),
      onWake: (handler) => {
        this.wakers.add(handler);
        return () => void this.wakers.delete(handler);
      },
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
    for (const handler of this.wakers) handler();
  }

  /** The lid is closed: no timer runs, nothing is read, no connection is ended. */
  sleep(): void {
    this.time.sleep();
    for (const socket of this.sockets) socket.pause();
  }

  wake(): void {
    for (const socket of this.sockets) socket.resume();
    this.time.wake();
    for (const handler of this.wakers) handler();
  }

  close(): void {
    for (const tab of this.tabs) tab.dispose();
    this.tabs.clear();
    for (const socket of this.sockets) socket.terminate();
  }

  private get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private socketClass(): SocketClass {
    const device = this;
    return class DeviceSocket extends WebSocket {
      constructor(url: string, protocol: string) {
        const origin = device.route();
        const to = device.online
          ? url.replace(PLACEHOLDER.replace('http', 'ws'), origin.replace('http', 'ws'))
          : NOWHERE;
        super(to, protocol, { headers: { cookie: device.cookieHeader } });
        this.on('error', () => undefined); // a close follows
        this.on('close', () => device.sockets.delete(this));
        this.on('open', () => device.time.isAsleep && this.pause());
        this.on('message', (data) => device.watch.heard?.(this, String(data), origin));
        device.sockets.add(this);
      }

      override send(data: string): void {
        device.watch.sent?.(this, data);
        super.send(data);
      }

      override addEventListener(type: string, listener: object): void {
        const tell = listener as (event: object) => void;
        super.addEventListener(type as 'open', (event) => device.time.whenAwake(() => tell(event)));
      }
    };
  }

  private async fetch(request: Request): Promise<Response> {
    if (!this.online) throw new TypeError('fetch failed');
    const headers = new Headers(request.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader);
    const { method, signal } = request;
    const body = request.body === null ? null : await request.text();
    // Not as a Request made from the Request: Node forgets whose signal it follows, and then nothing ends the wait.
    const url = request.url.replace(PLACEHOLDER, this.route());
    const response = await fetch(url, { method, headers, body, signal }).finally(() => this.awake());
    if (!this.online) throw new TypeError('fetch failed');
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    if (this.watch.answered) this.watch.answered(request, response.status, await response.clone().text());
    return response;
  }

  private awake(): Promise<void> {
    return new Promise((resolve) => this.time.whenAwake(resolve));
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
