import type { Knex } from 'knex';

/** Inserts one row and answers its auto-increment id. There is no version for many rows: their ids must be read back. */
export async function insertOne(db: Knex | Knex.Transaction, table: string, row: object): Promise<number> {
  const [id] = await db(table).insert(row);
  if (typeof id !== 'number') throw new Error(`No id came back from an insert into ${table}.`);
  return id;
}
