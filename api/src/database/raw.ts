import { type Database, isSqlite } from './database.ts';
import type { Binding, MysqlConnection } from './hot-transaction.ts';

const READ_MS = 10_000;

/**
 * The rows of a SELECT that is written out. On MySQL it goes straight to a pooled connection: the way through Knex costs
 * the api as much again as the driver does. Rejects as unavailable when the database is silent for ten seconds.
 */
export async function selectRaw<Row>(db: Database, sql: string, bindings: readonly Binding[]): Promise<Row[]> {
  if (isSqlite(db)) return (await db.raw<unknown>(sql, [...bindings])) as Row[];
  const connection: MysqlConnection = await db.client.acquireConnection();
  try {
    return await new Promise((resolve, reject) => {
      connection.query({ sql, values: bindings, timeout: READ_MS }, (error, rows) => {
        if (error) reject(error);
        else resolve(rows as Row[]);
      });
    });
  } catch (error) {
    if (isSilence(error)) giveUp(connection, error);
    throw error;
  } finally {
    db.client.releaseConnection(connection);
  }
}

const isSilence = (error: unknown) => (error as { code?: unknown }).code === 'PROTOCOL_SEQUENCE_TIMEOUT';

/** The statement that was given up on still occupies the connection: whoever got it next would wait behind it. */
function giveUp(connection: MysqlConnection, cause: unknown): void {
  connection.__knex__disposed = cause;
  connection.destroy();
}
