import type { Binding, Statement } from './hot-transaction.ts';

/** `?, ?, ?` */
export const placeholders = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/**
 * `(condition) OR (condition)`: for pairs of columns. MariaDB looks this up by index; a list of pairs it does not, and
 * two lists it multiplies.
 */
export const anyOf = (count: number, condition: string): string =>
  Array.from({ length: count }, () => `(${condition})`).join(' OR ');

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
