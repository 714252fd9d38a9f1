import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { root } from '../process/compiled.ts';

/** A store's server program: `end` and `start` leave its port and its data as they are. */
export interface StoreServer {
  end(signal: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
}

export interface StoreOptions {
  /** As MariaDB writes it: `512M`. */
  readonly bufferPool?: string;
  /** Indexes of large tables are made in fewer passes with more than `1M`. */
  readonly sortBuffer?: string;
  /** How much all tables together may take: a full disk, for this database alone. */
  readonly quota?: string;
  /** Redis finds its data again after it was ended. */
  readonly durableRedis?: boolean;
}

interface Started {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Where the servers keep their data. */
  readonly folder: string;
  readonly database: StoreServer;
  readonly redisServer: StoreServer;
  readonly stop: () => Promise<void>;
}

/** A MariaDB and a Redis of this run's own, with a second database for the floors. */
export interface PrivateStores extends Started {
  readonly floorDatabaseUrl: string;
  /** The database server's process, for counting its CPU. */
  readonly databasePid: number;
  /** What the figures were measured with, for the report. */
  readonly description: string;
  /** On the api's database. */
  readonly pool: Pool;
  readonly floorPool: Pool;
  readonly redis: Redis;
}

/** Starts them, unless told otherwise with room for 200,000 tickets; `stop` ends them and their data. */
export async function startPrivateStores(options: StoreOptions = {}): Promise<PrivateStores> {
  const scripts = (await import(pathToFileURL(`${root}scripts/stores.mjs`).href)) as {
    startStores: (options: StoreOptions) => Promise<Started>;
  };
  const started = await scripts.startStores({ bufferPool: '512M', ...options });
  const pool = createPool({ uri: started.databaseUrl, connectionLimit: 2, dateStrings: true, timezone: 'Z' });
  await pool.query('CREATE DATABASE tandem_floor CHARACTER SET utf8mb4');
  const floorDatabaseUrl = started.databaseUrl.replace(/\/\w+$/, '/tandem_floor');
  const floorPool = createPool({ uri: floorDatabaseUrl, connectionLimit: 2, dateStrings: true, timezone: 'Z' });
  const redis = new Redis(started.redisUrl);
  redis.on('error', () => undefined); // it comes back by itself, and its commands reject
  const [[facts]] = await pool.query<RowDataPacket[]>(
    'SELECT @@pid_file AS pidFile, VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flush',
  );
  return {
    ...started,
    floorDatabaseUrl,
    pool,
    floorPool,
    redis,
    databasePid: Number(await readFile(String(facts?.['pidFile']), 'utf8')),
    description: `${facts?.['version']}, flush at each commit: ${facts?.['flush'] === 1 ? 'yes' : 'no'}`,
    stop: async () => {
      redis.disconnect();
      await Promise.all([pool.end(), floorPool.end()]);
      await started.stop();
    },
  };
}
