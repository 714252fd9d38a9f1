import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

/** Of what people want to be told; `chosen` is JSON of the contract. Who chose nothing has no row. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('preferences', (t) => {
    everyTable(db, t);
    idColumn(t, 'account_id').notNullable();
    t.text('chosen').notNullable();
    t.primary(['account_id'], 'preferences_pk');
    t.foreign('account_id', 'preferences_account_fk').references('accounts.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('preferences');
