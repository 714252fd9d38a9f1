import type { Database, Transaction } from './database.ts';
import type { Binding } from './hot-transaction.ts';

/** The rows of a raw SELECT: mysql2 answers `[rows, fields]`, better-sqlite3 the rows themselves. */
export async function selectRaw<Row>(
  db: Database | Transaction,
  sql: string,
  bindings: readonly Binding[],
): Promise<Row[]> {
  const answer: unknown = await db.raw(sql, [...bindings]);
  return (Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer) as Row[];
}
