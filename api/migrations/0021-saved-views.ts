import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

/** Ways to look at the inbox that members of staff keep for themselves; `query` is JSON of the contract. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('saved_views', (t) => {
    everyTable(db, t);
    t.bigIncrements('id');
    idColumn(t, 'account_id').notNullable();
    t.string('name', 60).notNullable();
    t.text('query').notNullable();
    t.index(['account_id', 'id'], 'saved_views_account_ix');
    t.foreign('account_id', 'saved_views_account_fk').references('accounts.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('saved_views');
