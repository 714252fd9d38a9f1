import type { Socket } from 'node:net';

export interface Pace {
  readonly bytesPerSecond: number;
  readonly latencyMs: number;
}

const MOST_WAITING = 256 * 1024;

/** One direction of a relayed connection: what comes in goes out in order, at the pace of the line, or waits. */
export class Lane {
  /** The sender has finished in order. */
  ended = false;
  private readonly queue: { readonly chunk: Buffer | null; readonly at: number }[] = [];
  private waiting = 0;
  /** When the line is free for the next chunk. */
  private freeAt = 0;
  private held = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    public pace: Pace,
    /** Asked of each chunk; what it answers false for is dropped. */
    passes: (chunk: Buffer) => boolean = () => true,
  ) {
    from.on('data', (chunk: Buffer) => passes(chunk) && this.take(chunk));
    from.on('end', () => {
      this.ended = true;
      this.take(null);
    });
    to.on('drain', () => this.move());
    to.on('close', () => clearTimeout(this.timer));
  }

  hold(): void {
    this.held = true;
    this.from.pause();
  }

  release(): void {
    this.held = false;
    this.move();
  }

  private take(chunk: Buffer | null): void {
    const { bytesPerSecond, latencyMs } = this.pace;
    const size = chunk?.length ?? 0;
    this.freeAt = Math.max(this.freeAt, performance.now()) + (size / bytesPerSecond) * 1_000;
    this.queue.push({ chunk, at: this.freeAt + latencyMs });
    this.waiting += size;
    this.move();
  }

  private move(): void {
    clearTimeout(this.timer);
    if (this.held) return;
    for (let next = this.queue[0]; next && !this.to.writableNeedDrain; next = this.queue[0]) {
      const wait = next.at - performance.now();
      if (wait > 0 && (this.pace.latencyMs > 0 || Number.isFinite(this.pace.bytesPerSecond))) {
        this.timer = setTimeout(() => this.move(), wait);
        break;
      }
      this.queue.shift();
      this.waiting -= next.chunk?.length ?? 0;
      if (next.chunk === null) this.to.end();
      else if (!this.to.destroyed) this.to.write(next.chunk);
    }
    if (this.queue.length === 0) this.freeAt = 0;
    if (this.waiting > MOST_WAITING) this.from.pause();
    else this.from.resume();
  }
}
