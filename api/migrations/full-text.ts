import type { Knex } from 'knex';

/**
 * Gives a SQLite table an FTS5 index `<table>_search` over some columns, kept in step by triggers and filled from what
 * is there. The text itself stays in the table (external content).
 */
export async function createSearch(db: Knex, table: string, columns: readonly string[]): Promise<void> {
  const index = `${table}_search`;
  const names = columns.join(', ');
  const values = (row: 'new' | 'old') => columns.map((column) => `${row}.${column}`).join(', ');
  const add = `INSERT INTO ${index} (rowid, ${names}) VALUES (new.id, ${values('new')});`;
  const remove = `INSERT INTO ${index} (${index}, rowid, ${names}) VALUES ('delete', old.id, ${values('old')});`;
  const statements = [
    `CREATE VIRTUAL TABLE ${index} USING fts5 (${names}, content='${table}', content_rowid='id',
       tokenize='unicode61 remove_diacritics 2')`,
    `CREATE TRIGGER ${index}_insert AFTER INSERT ON ${table} BEGIN ${add} END`,
    `CREATE TRIGGER ${index}_delete AFTER DELETE ON ${table} BEGIN ${remove} END`,
    `CREATE TRIGGER ${index}_update AFTER UPDATE OF ${names} ON ${table} BEGIN ${remove} ${add} END`,
    `INSERT INTO ${index} (${index}) VALUES ('rebuild')`,
  ];
  for (const statement of statements) await db.raw(statement);
}

export async function dropSearch(db: Knex, table: string): Promise<void> {
  for (const event of ['insert', 'delete', 'update']) await db.raw(`DROP TRIGGER ${table}_search_${event}`);
  await db.raw(`DROP TABLE ${table}_search`);
}
