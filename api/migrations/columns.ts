import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

export const isMysql = (db: Knex): boolean => db.client.config.client === 'mysql2';

/** A reference to another table's id; the index that goes with it is the caller's choice. */
export const idColumn = (table: Table, name: string): Knex.ColumnBuilder => table.bigInteger(name).unsigned();

/** UTC with milliseconds, kept as text in SQLite (see src/database/time.ts). */
export const timeColumn = (table: Table, name: string): Knex.ColumnBuilder => table.datetime(name, { precision: 3 });

/** Compared byte by byte in every dialect: keys, e-mail addresses, tokens. */
export function exactColumn(db: Knex, table: Table, name: string, length: number): Knex.ColumnBuilder {
  const column = table.string(name, length);
  return isMysql(db) ? column.collate('utf8mb4_bin') : column;
}

/** Every MySQL table: transactional, any Unicode. No effect on SQLite. */
export function everyTable(db: Knex, table: Table): void {
  if (!isMysql(db)) return;
  table.engine('InnoDB');
  table.charset('utf8mb4');
  table.collate('utf8mb4_unicode_ci');
}
