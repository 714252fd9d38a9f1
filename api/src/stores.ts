import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/database.ts';
import type { Broadcast } from './keyvalue/broadcast.ts';
import { EmbeddedBroadcast } from './keyvalue/embedded-broadcast.ts';
import { EmbeddedKeyValue } from './keyvalue/embedded-keyvalue.ts';
import type { KeyValue } from './keyvalue/keyvalue.ts';
import { RedisBroadcast } from './keyvalue/redis-broadcast.ts';
import { connectRedis } from './keyvalue/redis-client.ts';
import { RedisKeyValue } from './keyvalue/redis-keyvalue.ts';
import type { Logger } from './logging.ts';

/** Where everything is kept, and how processes talk to each other. */
export interface Stores {
  readonly db: Database;
  readonly keyvalue: KeyValue;
  readonly broadcast: Broadcast;
  /** Undefined in the embedded default. */
  readonly redis: Redis | undefined;
  close(): Promise<void>;
}

/** Opens the configured stores. Nothing is reached yet: what is away shows when it is first used. */
export function openStores(
  config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'redisPrefix' | 'dataDir' | 'poolSize'>,
  processId: string,
  log: Logger,
): Stores {
  const { databaseUrl, redisUrl, redisPrefix, dataDir, poolSize } = config;
  const db = openDatabase({
    url: databaseUrl,
    file: join(dataDir, 'tandem.sqlite'),
    poolSize,
    onTrouble: (what) => log.warn({ what }, 'trouble with the database'),
  });
  const { keyvalue, broadcast, redis } =
    redisUrl === undefined ? embedded(dataDir, processId) : shared(redisUrl, redisPrefix, processId, log);
  return {
    db,
    keyvalue,
    broadcast,
    redis,
    async close() {
      await broadcast.close();
      await keyvalue.close();
      await db.destroy();
    },
  };
}

function embedded(dataDir: string, processId: string) {
  const keyvalue = new EmbeddedKeyValue(join(dataDir, 'keyvalue.sqlite'));
  return { keyvalue, broadcast: new EmbeddedBroadcast(join(dataDir, 'broadcast.sqlite'), processId), redis: undefined };
}

function shared(url: string, prefix: string, processId: string, log: Logger) {
  const onError = (cause: Error) => log.warn({ cause }, 'redis cannot be reached');
  const redis = connectRedis(url, prefix, onError);
  const subscriber = connectRedis(url, prefix, onError);
  const broadcast = new RedisBroadcast(redis, subscriber, processId, `${prefix}broadcast`);
  return { keyvalue: new RedisKeyValue(redis), broadcast, redis };
}
