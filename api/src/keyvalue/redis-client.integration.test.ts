import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CuttableProxy } from '../testing/cuttable-proxy.ts';
import { connected, connectRedis } from './redis-client.ts';
import { RedisKeyValue } from './redis-keyvalue.ts';

const redisUrl = process.env['TEST_BACKEND'] === 'mariadb' ? process.env['TEST_REDIS_URL'] : undefined;

test.runIf(redisUrl)(
  'a connection that is dead without saying so is given up and made anew while commands wait',
  async () => {
    const url = redisUrl as string;
    const line = await CuttableProxy.before(url, 6379);
    onTestFinished(() => line.close());
    const faults: string[] = [];
    const redis = connectRedis(line.url(url), `${randomUUID()}:`, ({ message }) => void faults.push(message));
    const store = new RedisKeyValue(redis);
    onTestFinished(() => store.close());
    await connected(redis, 5_000);
    await store.set('a', 'kept', 60_000);

    const first = redis.stream;
    line.stall();
    await expect(store.get('a')).rejects.toMatchObject({ code: 'unavailable' });
    await vi.waitFor(() => expect(redis.stream).not.toBe(first), { timeout: 12_000, interval: 50 });
    expect(first.destroyed).toBe(true);
    expect(faults[0]).toMatch(/Socket timeout/);

    line.mend();
    await vi.waitFor(async () => expect(await store.get('a')).toBe('kept'), { timeout: 12_000, interval: 100 });
  },
  40_000,
);
