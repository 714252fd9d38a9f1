import { Redis } from 'ioredis';

/**
 * A Redis connection that fails fast instead of queueing while the store is away: a request gets 503 at once, and
 * recovery needs no restart. One that is dead without saying so is given up as soon as an answer is overdue, and made
 * anew. Commands of one event-loop turn share a round trip.
 */
export function connectRedis(url: string, keyPrefix: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    keyPrefix,
    enableAutoPipelining: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    autoResubscribe: false, // RedisBroadcast does it: nobody would listen to how the client's own attempt ended
    socketTimeout: 2_500, // a command that is overdue leaves its connection as it is
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 1_000),
  });
  redis.on('error', onError);
  return redis;
}

/** Resolves once connected; rejects with the reason when that takes longer than `milliseconds`. */
export async function connected(redis: Redis, milliseconds: number): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Redis did not answer in time.')), milliseconds);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
