import { WebSocket as Ws } from 'ws';
import type { Part } from './played.ts';
import { type Session, sessions } from './sessions.ts';

/** A `close` or `message` event with its facts; Node 20 has no CloseEvent. */
class Told extends Event {
  constructor(type: string, facts: object) {
    super(type);
    Object.assign(this, facts);
  }
}

/** Electron's socket of the main process: headers of one's own, and the session's cookies when asked for. */
export class NetWebSocket extends EventTarget implements Part<Electron.WebSocket, NetWebSocket> {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly url: string;
  binaryType: 'nodebuffer' | 'arraybuffer' | 'blob' = 'nodebuffer';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  private readonly socket: Ws;

  constructor(url: string, options: string | string[] | Electron.WebSocketOptions = {}) {
    super();
    this.url = new URL(url).href;
    const {
      headers = {},
      origin,
      partition = '',
      protocols = [],
      session,
      useSessionCookies = false,
    } = typeof options === 'string' || Array.isArray(options) ? { protocols: options } : options;
    const owner = (session ?? sessions.fromPartition(partition)) as unknown as Session;
    const cookieUrl = this.url.replace(/^ws/, 'http');
    const cookie = useSessionCookies ? owner.cookies.header(cookieUrl) : '';
    this.socket = new Ws(this.url, protocols, {
      headers: { ...headers, ...(cookie && { cookie }), origin: origin ?? new URL(cookieUrl).origin },
      followRedirects: false,
    });
    this.socket.on('upgrade', ({ headers: { 'set-cookie': set = [] } }) => {
      if (useSessionCookies) owner.cookies.take(cookieUrl, set);
    });
    this.socket.on('open', () => this.tell(new Event('open')));
    this.socket.on('message', (data, isBinary) =>
      this.tell(new Told('message', { data: isBinary ? data : String(data) })),
    );
    this.socket.on('error', () => this.tell(new Event('error')));
    this.socket.on('close', (code, reason) =>
      this.tell(new Told('close', { code, reason: String(reason), wasClean: code !== 1006 })),
    );
    owner.onCloseAll(() => this.socket.terminate());
  }

  get readyState(): number {
    return this.socket.readyState;
  }
  get protocol(): string {
    return this.socket.protocol;
  }
  get extensions(): string {
    return this.socket.extensions;
  }
  get bufferedAmount(): number {
    return this.socket.bufferedAmount;
  }
  send(data: string | ArrayBufferLike | ArrayBufferView | Blob): void {
    if (this.readyState === NetWebSocket.CONNECTING) throw new DOMException('Still connecting.', 'InvalidStateError');
    this.socket.send(data as string);
  }
  /** As in browsers: 1000 or a code of one's own, nothing else. */
  close(code?: number, reason?: string): void {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code < 5000)) {
      throw new DOMException('The close code must be 1000 or from 3000 to 4999.', 'InvalidAccessError');
    }
    this.socket.close(code ?? 1000, reason);
  }

  private tell(event: Event): void {
    this.dispatchEvent(event);
    this[`on${event.type}` as 'onopen']?.(event);
  }
}
