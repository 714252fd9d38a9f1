import type BetterSqlite from 'better-sqlite3';
import { type Database, isSqlite } from './database.ts';
import { isContention, isDuplicate, isUnavailable } from './errors.ts';

export type Binding = string | number | null;

/** One statement with `?` placeholders. Values are always bound, never part of the text. */
export interface Statement {
  readonly sql: string;
  readonly bindings: readonly Binding[];
}

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A transaction on one connection whose statements travel in batches. */
export interface HotTransaction {
  readonly dialect: 'mysql' | 'sqlite';
  /** Whether an INSERT can answer what it wrote (`RETURNING`): MariaDB and SQLite, not MySQL. */
  readonly returning: boolean;
  /** Runs statements in order and answers the rows of each (none for those that return none). */
  run(...statements: readonly Statement[]): Promise<Rows[]>;
  /** The same, and then commits. Nothing may follow. */
  commit(...statements: readonly Statement[]): Promise<Rows[]>;
}

const ATTEMPTS = 3;
const QUERY_MS = 10_000;

/**
 * Runs `work` in one transaction, up to three times (or `attempts`) when it loses against another one. For the few
 * places where round trips are what a write costs: on MySQL all statements of a call travel in one packet, `BEGIN` with
 * the first and `COMMIT` with the last. `work` has to end with `commit`; when it throws, everything is rolled back.
 */
export async function hotTransaction<T>(
  db: Database,
  work: (trx: HotTransaction) => Promise<T>,
  attempts = ATTEMPTS,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, work);
    } catch (error) {
      // A duplicate came from another replica in the same moment: the next attempt finds it and answers accordingly.
      if (attempt === attempts || !(isContention(error) || isDuplicate(error))) throw error;
    }
  }
}

async function once<T>(db: Database, work: (trx: HotTransaction) => Promise<T>): Promise<T> {
  const connection = await db.client.acquireConnection();
  const trx = isSqlite(db) ? new SqliteTransaction(connection) : new MysqlTransaction(connection);
  try {
    const result = await work(trx);
    if (!trx.committed) throw new Error('A transaction was neither committed nor given up.');
    return result;
  } catch (error) {
    await trx.rollback(error);
    throw error;
  } finally {
    db.client.releaseConnection(connection);
  }
}

const begin: Statement = { sql: 'BEGIN', bindings: [] };
const commit: Statement = { sql: 'COMMIT', bindings: [] };

export interface MysqlConnection {
  query(
    options: { sql: string; values: readonly Binding[]; timeout: number },
    done: (error: Error | null, results: unknown) => void,
  ): void;
  destroy(): void;
  /** What the server said of itself when it was greeted: `5.5.5-10.11.19-MariaDB…`, `8.0.36`. */
  readonly _handshakePacket?: { readonly serverVersion?: string };
  /** Read by Knex: a connection so marked is thrown away instead of being used again. */
  __knex__disposed?: unknown;
}

class MysqlTransaction implements HotTransaction {
  readonly dialect = 'mysql';
  readonly returning: boolean;
  committed = false;
  private begun = false;

  constructor(private readonly connection: MysqlConnection) {
    this.returning = connection._handshakePacket?.serverVersion?.includes('MariaDB') ?? false;
  }

  async run(...statements: readonly Statement[]): Promise<Rows[]> {
    if (this.begun) return this.send(statements);
    this.begun = true;
    return (await this.send([begin, ...statements])).slice(1);
  }

  async commit(...statements: readonly Statement[]): Promise<Rows[]> {
    const results = await this.run(...statements, commit);
    this.committed = true;
    return results.slice(0, -1);
  }

  async rollback(cause: unknown): Promise<void> {
    if (!this.begun) return;
    // A statement that was given up on still occupies the connection, and a ROLLBACK would wait behind it for ever.
    if (isUnavailable(cause)) {
      this.connection.__knex__disposed = cause;
      this.connection.destroy();
      return;
    }
    try {
      await this.send([{ sql: 'ROLLBACK', bindings: [] }]);
    } catch (error) {
      this.connection.__knex__disposed = error;
    }
  }

  private send(statements: readonly Statement[]): Promise<Rows[]> {
    const sql = statements.map((statement) => statement.sql).join(';\n');
    const values = statements.flatMap(({ bindings }) => bindings);
    return new Promise((resolve, reject) => {
      this.connection.query({ sql, values, timeout: QUERY_MS }, (error, results) => {
        if (error) reject(error);
        else resolve((statements.length === 1 ? [results] : (results as unknown[])).map(rowsOf));
      });
    });
  }
}

/** mysql2 answers a header object for what returns no rows. */
const rowsOf = (result: unknown): Rows => (Array.isArray(result) ? result : []);

const prepared = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();
const MOST_PREPARED = 500;

class SqliteTransaction implements HotTransaction {
  readonly dialect = 'sqlite';
  readonly returning = true;
  committed = false;

  constructor(private readonly connection: BetterSqlite.Database) {}

  async run(...statements: readonly Statement[]): Promise<Rows[]> {
    // IMMEDIATE: the write lock is taken at once, so that it cannot be lost half way.
    if (!this.connection.inTransaction) this.connection.exec('BEGIN IMMEDIATE');
    return statements.map(({ sql, bindings }) => {
      const statement = this.prepare(sql);
      if (statement.reader) return statement.all(...bindings) as Rows;
      statement.run(...bindings);
      return [];
    });
  }

  async commit(...statements: readonly Statement[]): Promise<Rows[]> {
    const results = await this.run(...statements);
    this.connection.exec('COMMIT');
    this.committed = true;
    return results;
  }

  async rollback(_cause: unknown): Promise<void> {
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
  }

  private prepare(sql: string): BetterSqlite.Statement {
    let known = prepared.get(this.connection);
    if (!known) {
      known = new Map();
      prepared.set(this.connection, known);
    }
    let statement = known.get(sql);
    if (!statement) {
      if (known.size >= MOST_PREPARED) known.clear();
      statement = this.connection.prepare(sql);
      known.set(sql, statement);
    }
    return statement;
  }
}
