import type { Redis } from 'ioredis';
import { AppError } from '../errors/app-error.ts';
import type { KeyValue } from './keyvalue.ts';

const SWAP = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1`;

/** Sessions in Redis, shared by all replicas. */
export class RedisKeyValue implements KeyValue {
  constructor(private readonly redis: Redis) {}

  get(key: string): Promise<string | null> {
    return this.reach(this.redis.get(key));
  }

  async set(key: string, value: string, lifetime: number): Promise<void> {
    await this.reach(this.redis.set(key, value, 'PX', lifetime));
  }

  async swap(key: string, expected: string, value: string, lifetime: number): Promise<boolean> {
    return (await this.reach(this.redis.eval(SWAP, 1, key, expected, value, lifetime))) === 1;
  }

  async delete(...keys: string[]): Promise<void> {
    if (keys.length > 0) await this.reach(this.redis.del(...keys));
  }

  async addMember(key: string, member: string, lifetime: number): Promise<void> {
    await this.reach(this.redis.multi().sadd(key, member).pexpire(key, lifetime).exec());
  }

  async removeMember(key: string, ...members: string[]): Promise<void> {
    if (members.length > 0) await this.reach(this.redis.srem(key, ...members));
  }

  members(key: string): Promise<string[]> {
    return this.reach(this.redis.smembers(key));
  }

  async ping(): Promise<void> {
    await this.reach(this.redis.ping());
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }

  private async reach<T>(reply: Promise<T>): Promise<T> {
    try {
      return await reply;
    } catch (cause) {
      throw new AppError('unavailable', undefined, { retryAfter: 2 }, { cause });
    }
  }
}
