import type { Redis } from 'ioredis';
import type { Broadcast, BroadcastListener } from './broadcast.ts';

const CHECK_MS = 5_000;
/** In place of a message: something was lost on its way. */
const LOST = 'lost';

/**
 * Broadcast over Redis pub/sub. A subscriber whose link was cut calls `onInterrupted` when it is back; a publisher that
 * could not send makes all the others do so as soon as it can.
 */
export class RedisBroadcast implements Broadcast {
  private readonly prefix: string;
  private watch: NodeJS.Timeout | undefined;
  private lost = false;

  /** `subscriber` is used for nothing else: Redis allows a subscribed connection no other command. */
  constructor(
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
    processId: string,
    private readonly channel: string,
  ) {
    this.prefix = `${processId}|`;
    publisher.on('ready', () => this.reportLoss());
  }

  publish(message: string): void {
    this.publisher.publish(this.channel, this.prefix + message).then(
      () => this.reportLoss(),
      () => {
        this.lost = true;
      },
    );
  }

  subscribe(listener: BroadcastListener): void {
    this.subscriber.on('message', (_channel: string, text: string) => {
      if (text.startsWith(this.prefix)) return;
      const message = text.slice(text.indexOf('|') + 1);
      if (message === LOST) listener.onInterrupted();
      else listener.onMessage(message);
    });
    const join = () => {
      this.subscriber.subscribe(this.channel).then(
        () => {
          // The first time, too: whoever connected before this has heard nothing from the other processes.
          listener.onInterrupted();
        },
        () => this.subscriber.disconnect(true), // come back by a new connection; its `ready` leads here
      );
    };
    this.subscriber.on('ready', join);
    this.watch = setInterval(() => this.check(), CHECK_MS);
    this.watch.unref();
    if (this.subscriber.status === 'ready') join();
  }

  async close(): Promise<void> {
    clearInterval(this.watch);
    this.subscriber.disconnect();
    this.publisher.disconnect();
  }

  /** A subscriber only listens, so it would not notice a dead line for minutes. A reconnect tells of the gap. */
  private check(): void {
    if (this.subscriber.status !== 'ready') return;
    this.subscriber.ping().catch(() => this.subscriber.disconnect(true));
  }

  private reportLoss(): void {
    if (!this.lost) return;
    this.lost = false;
    this.publish(LOST);
  }
}
