import { randomBytes } from 'node:crypto';
import { openDatabase } from '../database/database.ts';

export interface FreshDatabase {
  readonly url: string;
  readonly redisUrl: string;
  /** Test files run side by side on one Redis; each has its own keys and channel. */
  readonly redisPrefix: string;
  drop(): Promise<void>;
}

/** A new schema on the private server that TEST_DATABASE_URL and TEST_REDIS_URL name. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = new URL(required('TEST_DATABASE_URL'));
  const name = `tandem_${randomBytes(6).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    redisUrl: required('TEST_REDIS_URL'),
    redisPrefix: `${name}:`,
    drop: () => run(server, `DROP DATABASE ${name}`),
  };
}

async function run(server: URL, statement: string): Promise<void> {
  const db = openDatabase({ url: server.href, file: '', poolSize: 1 });
  try {
    await db.raw(statement);
  } finally {
    await db.destroy();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm run test:integration, which starts private stores.`);
  return value;
}
