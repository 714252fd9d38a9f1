import type { Binding, Statement } from './hot-transaction.ts';

/** `?, ?, ?` */
export const placeholders = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** `INSERT INTO table (columns) VALUES (…), (…)`; `suffix` is what follows, such as ON CONFLICT. */
export function insertRows<Row extends object>(
  table: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
  suffix = '',
): Statement {
  const row = `(${placeholders(columns.length)})`;
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => row).join(', ')} ${suffix}`,
    bindings: rows.flatMap((values) => columns.map((column) => values[column] as Binding)),
  };
}
