import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CuttableProxy } from '../testing/cuttable-proxy.ts';
import { RedisBroadcast } from './redis-broadcast.ts';
import { connected, connectRedis } from './redis-client.ts';

const redisUrl = process.env['TEST_BACKEND'] === 'mariadb' ? process.env['TEST_REDIS_URL'] : undefined;
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A process that publishes by a line of its own, and listens by one that can be hurt alone. */
async function listenerBehind(lineTo: CuttableProxy, url: string, channel: string, isUp = true) {
  const [publisher, subscriber] = [connectRedis(url, '', () => {}), connectRedis(lineTo.url(url), '', () => {})];
  const broadcast = new RedisBroadcast(publisher, subscriber, randomUUID(), channel);
  endings.push(() => broadcast.close());
  const heard = { messages: [] as string[], interruptions: 0 };
  broadcast.subscribe({
    onMessage: (message) => void heard.messages.push(message),
    onInterrupted: () => {
      heard.interruptions += 1;
    },
  });
  await Promise.all([connected(publisher, 5_000), isUp && connected(subscriber, 5_000)]);
  return { broadcast, subscriber, heard };
}

describe.runIf(redisUrl)('a subscription whose line is dead without saying so', () => {
  test('is noticed though all else of Redis answers, and taken up again with word of the gap', async () => {
    const url = redisUrl as string;
    const line = await CuttableProxy.before(url, 6379);
    endings.push(() => line.close());
    const whole = await CuttableProxy.before(url, 6379);
    endings.push(() => whole.close());
    const channel = `broadcast-${randomUUID()}`;
    const { heard } = await listenerBehind(line, url, channel);
    const other = await listenerBehind(whole, url, channel);
    await vi.waitFor(() => {
      other.broadcast.publish('before');
      expect(heard.messages).toContain('before');
    });

    const { interruptions } = heard;
    line.stall();
    const established = line.connections;
    expect(established).toBeGreaterThan(0);
    other.broadcast.publish('lost');
    // The next check, a command's patience, a broken connection's: then a new one is tried, and stalls as well.
    await vi.waitFor(() => expect(line.connections).toBeGreaterThan(established), { timeout: 15_000, interval: 50 });
    expect(heard.messages).not.toContain('lost');

    line.mend();
    await vi.waitFor(() => expect(heard.interruptions).toBeGreaterThan(interruptions), {
      timeout: 10_000,
      interval: 50,
    });
    other.broadcast.publish('after');
    await vi.waitFor(() => expect(heard.messages).toContain('after'));
  }, 40_000);

  test('counts as interrupted when it came up late, for others may have spoken before', async () => {
    const url = redisUrl as string;
    const line = await CuttableProxy.before(url, 6379);
    endings.push(() => line.close());
    line.cut();
    const { heard } = await listenerBehind(line, url, `broadcast-${randomUUID()}`, false);
    expect(heard.interruptions).toBe(0);
    line.mend();
    await vi.waitFor(() => expect(heard.interruptions).toBe(1), { timeout: 10_000, interval: 20 });
  });

  test('is taken up again although the line went once more just as it came back', async () => {
    const url = redisUrl as string;
    const line = await CuttableProxy.before(url, 6379);
    endings.push(() => line.close());
    const { subscriber, heard } = await listenerBehind(line, url, `broadcast-${randomUUID()}`);
    await vi.waitFor(() => expect(heard.interruptions).toBe(1));
    const onUnheard = vi.fn();
    process.on('unhandledRejection', onUnheard);
    endings.push(async () => void process.off('unhandledRejection', onUnheard));
    const cutAgain = new Promise<void>((resolve) => {
      subscriber.once('ready', () => subscriber.once('close', resolve) && line.cut());
    });
    line.cut();
    line.mend();
    await cutAgain;
    line.mend();
    await vi.waitFor(() => expect(heard.interruptions).toBe(2), { timeout: 10_000, interval: 20 });
    expect(onUnheard).not.toHaveBeenCalled();
  });
});
