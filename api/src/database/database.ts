import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import { type LimitedConnection, limitTime, type TimeLimit } from './time-limit.ts';

export type Database = Knex;
export type Transaction = Knex.Transaction;

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`, or undefined for the embedded default. */
  readonly url: string | undefined;
  /** Where the embedded default keeps its file; `:memory:` for none. */
  readonly file: string;
  /** Connections to MySQL; SQLite has one. */
  readonly poolSize: number;
  /** Hears what goes wrong with connections; by itself Knex would print it. */
  readonly onTrouble?: (what: string) => void;
}

/** Connects lazily; a store that is down shows at the first query. Both dialects return times as text. */
export function openDatabase({ url, file, poolSize, onTrouble = () => {} }: DatabaseOptions): Database {
  const tell = (what: unknown) => onTrouble(what instanceof Error ? what.message : String(what));
  const log = { warn: tell, error: tell, deprecate: tell, debug: () => {} };
  return url === undefined ? openSqlite(file, log) : openMysql(url, poolSize, log);
}

/** A silent database is given up on after this time. */
const STATEMENT_MS = 10_000;
const limits = new WeakMap<Database, TimeLimit>();

/** For what may take as long as it likes, such as a migration of a large table. Nothing else may run meanwhile. */
export async function withoutTimeLimit<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const limit = limits.get(db);
  if (limit) limit.ms = 0;
  try {
    return await work();
  } finally {
    if (limit) limit.ms = STATEMENT_MS;
  }
}

/** Of the pool: connections at work and at rest, and requests that wait for one. */
export function connectionsOf(db: Database): Readonly<Record<'used' | 'free' | 'wanted', number>> {
  const { pool } = db.client as { pool: Record<'numUsed' | 'numFree' | 'numPendingAcquires', () => number> };
  return { used: pool.numUsed(), free: pool.numFree(), wanted: pool.numPendingAcquires() };
}

export const isSqlite = (db: Knex | Knex.Transaction): boolean => db.client.config.client === 'better-sqlite3';

function openSqlite(file: string, log: Knex.Logger): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  return knex({
    client: 'better-sqlite3',
    log,
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: { pragma(statement: string): unknown }, done: (error?: Error) => void) {
        // WAL with synchronous=FULL: an acknowledged commit survives kill -9 and power loss.
        for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000']) {
          connection.pragma(pragma);
        }
        done();
      },
    },
    acquireConnectionTimeout: 10_000,
  });
}

function openMysql(url: string, poolSize: number, log: Knex.Logger): Database {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socketPath = searchParams.get('socketPath');
  const limit: TimeLimit = { ms: STATEMENT_MS };
  const db = knex({
    client: 'mysql2',
    log,
    connection: {
      ...(socketPath ? { socketPath } : { host: hostname, port: Number(port || 3306) }),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      charset: 'utf8mb4',
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      connectTimeout: 5_000,
      // For hot-transaction.ts. Statements are written in code and values always bound, so no input can add one.
      multipleStatements: true,
      ...(searchParams.get('ssl') === 'required' && { ssl: { rejectUnauthorized: true } }),
    },
    pool: {
      min: 0,
      max: poolSize,
      afterCreate(connection: MysqlConnection, done: (error?: Error | null) => void) {
        limitTime(connection, limit);
        // READ COMMITTED: locked ticket rows are re-read as they are now, and gap locks do not block other tickets.
        connection.query(
          `SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, transaction_isolation = 'READ-COMMITTED',
             sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
          (error) => {
            // MariaDB before 11.1 has the older name of the isolation variable.
            if (error?.errno !== 1193) return done(error);
            connection.query(
              `SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, tx_isolation = 'READ-COMMITTED',
                 sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
              done,
            );
          },
        );
      },
    },
    acquireConnectionTimeout: 5_000,
  });
  limits.set(db, limit);
  return db;
}

interface MysqlConnection extends LimitedConnection {
  query(sql: string, done: (error: (Error & { errno?: number }) | null) => void): void;
}
