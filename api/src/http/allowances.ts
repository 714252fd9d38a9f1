import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits, RateLimit } from '../config.ts';
import { AppError } from '../errors/app-error.ts';

/** Counts uses per key. */
export interface Allowance {
  /** Throws `too_many_requests`, with the seconds to wait, when the key has none left. */
  use(key: string): Promise<void>;
  /** Gives one use back. */
  giveBack(key: string): Promise<void>;
  /** Forgets what the key has used. */
  forget(key: string): Promise<void>;
}

export type Allowances = { readonly [Name in keyof Limits]: Allowance };

/**
 * The configured limits, shared by all replicas through Redis, or in this process where there is no Redis. When Redis
 * is away each replica goes on counting by itself: an outage must not open the door to guessing.
 */
export function createAllowances(limits: Limits, redis: Redis | undefined): Allowances {
  const entries = Object.entries(limits) as [keyof Limits, RateLimit | null][];
  return Object.fromEntries(entries.map(([name, rate]) => [name, createAllowance(name, rate, redis)])) as Allowances;
}

/** One limit by itself. */
export function createAllowance(name: string, rate: RateLimit | null, redis: Redis | undefined): Allowance {
  if (rate === null) return unlimited;
  const options = { keyPrefix: `limit:${name}`, points: rate.points, duration: rate.seconds };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: memory })
    : memory;
  return {
    async use(key) {
      try {
        await limiter.consume(hashed(key));
      } catch (cause) {
        if (cause instanceof RateLimiterRes) throw tooMany(cause.msBeforeNext);
        throw cause;
      }
    },
    async giveBack(key) {
      await limiter.reward(hashed(key));
    },
    async forget(key) {
      await limiter.delete(hashed(key));
    },
  };
}

const unlimited: Allowance = { use: async () => {}, giveBack: async () => {}, forget: async () => {} };

/** Keys are e-mail and network addresses: the store need not know them. */
const hashed = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 22);

const tooMany = (milliseconds: number) =>
  new AppError('too_many_requests', undefined, { retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)) });

const MOST_KEYS = 50_000;

interface Window {
  readonly endsAt: number;
  used: number;
}

/** A limit of this process alone that costs no round trip and no promise: for what happens on every request. */
export class LocalAllowance {
  private readonly windows = new LRUCache<string, Window>({ max: MOST_KEYS });

  constructor(
    private readonly rate: RateLimit | null,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws `too_many_requests` when the key has none left in the running window. */
  use(key: string): void {
    if (this.rate === null) return;
    const now = this.now();
    let window = this.windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + this.rate.seconds * 1_000, used: 0 };
      this.windows.set(key, window);
    }
    window.used += 1;
    if (window.used > this.rate.points) throw tooMany(window.endsAt - now);
  }
}
