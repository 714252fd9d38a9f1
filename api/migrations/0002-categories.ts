import type { Knex } from 'knex';
import { everyTable } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('categories', (t) => {
    everyTable(db, t);
    t.bigIncrements('id');
    t.string('name', 80).notNullable().unique({ indexName: 'categories_name_uq' });
    t.string('description', 255).notNullable();
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('categories');
