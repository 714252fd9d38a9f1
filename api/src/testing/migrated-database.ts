import { type Database, openDatabase } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';

interface Table {
  readonly name: string;
  readonly create: string;
  readonly rows: readonly object[];
}

/**
 * A new schema as the migrations leave it, copied from one that they made. Copying takes a part of their time, and of all who
 * migrate on one server each waits for the others.
 */
export async function migratedDatabase(): Promise<FreshDatabase> {
  made ??= migratedTables();
  const tables = await made;
  const fresh = await freshDatabase();
  await connected(fresh.url, 1, async (db) => {
    await db.raw('SET FOREIGN_KEY_CHECKS = 0'); // of this one connection: tables come in the order of their names
    for (const { name, create, rows } of tables) {
      await db.raw(create);
      if (rows.length > 0) await db(name).insert(rows);
    }
  });
  return fresh;
}

let made: Promise<readonly Table[]> | undefined;

async function migratedTables(): Promise<readonly Table[]> {
  const fresh = await freshDatabase();
  try {
    return await connected(fresh.url, 2, async (db) => {
      await migrate(db);
      return await tablesOf(db);
    });
  } finally {
    await fresh.drop();
  }
}

/** Every table of a schema: how it is made, and what is in it. */
export async function tablesOf(db: Database): Promise<readonly Table[]> {
  const [names] = await db.raw("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'");
  const tables: Table[] = [];
  for (const row of names as object[]) {
    const name = String(Object.values(row)[0]);
    const [[told]] = await db.raw('SHOW CREATE TABLE ??', [name]);
    tables.push({ name, create: told['Create Table'], rows: await db(name).select() });
  }
  return tables;
}

async function connected<T>(url: string, poolSize: number, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url, file: '', poolSize });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
