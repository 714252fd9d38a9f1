import { connect, type Socket } from 'node:net';

export interface HttpReply {
  readonly status: number;
  readonly body: Buffer;
}

interface Waiting {
  readonly done: (reply: HttpReply) => void;
  readonly failed: (cause: Error) => void;
}

/**
 * One keep-alive HTTP/1.1 connection with one request in flight. It reads only what this benchmark's servers send (a
 * status, Content-Length or chunks), because a full client would cost more CPU than the servers it measures.
 */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (cause) => this.fail(cause));
    socket.on('close', () => this.fail(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new HttpConnection(socket));
      });
    });
  }

  send(request: Buffer | string, done: Waiting['done'], failed: Waiting['failed']): void {
    if (this.waiting) throw new Error('A request is in flight on this connection.');
    if (this.socket.destroyed) {
      failed(new Error('The connection is closed.'));
      return;
    }
    this.waiting = { done, failed };
    this.socket.write(request);
  }

  request(request: Buffer | string): Promise<HttpReply> {
    return new Promise((resolve, reject) => this.send(request, resolve, reject));
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    try {
      const parsed = parseReply(this.received);
      if (!parsed) return;
      this.received = this.received.subarray(parsed.length);
      const waiting = this.waiting;
      this.waiting = undefined;
      waiting?.done(parsed.reply);
    } catch (cause) {
      this.fail(cause as Error);
      this.socket.destroy();
    }
  }

  private fail(cause: Error): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.failed(cause);
  }
}

/** The first whole reply in `bytes` and how many bytes it took, or undefined while it is incomplete. */
export function parseReply(bytes: Buffer): { readonly reply: HttpReply; readonly length: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase();
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  const declared = /\r\ncontent-length: *(\d+)/.exec(head);
  if (declared) {
    const length = start + Number(declared[1]);
    return bytes.length < length ? undefined : { reply: { status, body: bytes.subarray(start, length) }, length };
  }
  if (head.includes('\r\ntransfer-encoding: chunked')) return parseChunks(bytes, start, status);
  if (status === 204 || status === 304) return { reply: { status, body: Buffer.alloc(0) }, length: start };
  throw new Error(`A reply without a length: ${head.slice(0, 80)}`);
}

function parseChunks(bytes: Buffer, start: number, status: number) {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (bytes.length < end) return undefined;
    if (size === 0) return { reply: { status, body: Buffer.concat(parts) }, length: end };
    parts.push(bytes.subarray(lineEnd + 2, end - 2));
    at = end;
  }
}
