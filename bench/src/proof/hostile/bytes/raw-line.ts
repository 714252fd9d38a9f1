import { connect, type Socket } from 'node:net';

/** What came back over a raw connection, and whether the other side ended it. */
export interface Heard {
  readonly bytes: Buffer;
  readonly ended: boolean;
}

/**
 * A TCP connection over which bytes go out as they are. It never closes by itself, not even when the other side has said
 * that it sends no more: whatever ends, the api ended it.
 */
export class RawLine {
  private readonly chunks: Buffer[] = [];
  private readonly over: Promise<void>;
  private isOver = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => this.chunks.push(chunk));
    socket.on('error', () => undefined); // a close follows
    this.over = new Promise((resolve) => {
      const done = () => {
        this.isOver = true;
        resolve();
      };
      socket.on('end', done).on('close', done);
    });
  }

  static open(port: number): Promise<RawLine> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawLine(socket));
      });
    });
  }

  send(bytes: Buffer | string): void {
    if (this.socket.writable) this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** What was heard once the other side ended, or after so long. */
  async hear(ms: number): Promise<Heard> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      this.over,
      new Promise((resolve) => {
        timer = setTimeout(resolve, ms);
      }),
    ]);
    clearTimeout(timer);
    return { bytes: Buffer.concat(this.chunks), ended: this.isOver };
  }

  /** Resolves once as much has come that it fits, or the other side ended; rejects after so long. */
  async until(fits: (text: string) => boolean, ms: number): Promise<string> {
    const deadline = Date.now() + ms;
    for (;;) {
      const text = Buffer.concat(this.chunks).toString('latin1');
      if (fits(text) || this.isOver) return text;
      if (Date.now() > deadline) throw new Error('What was waited for did not come.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  cut(): void {
    this.socket.destroy();
  }
}
