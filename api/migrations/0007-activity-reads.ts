import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('activity_reads', (t) => {
    everyTable(db, t);
    idColumn(t, 'account_id').notNullable();
    idColumn(t, 'last_read_id').notNullable();
    t.primary(['account_id'], 'activity_reads_pk');
    t.foreign('account_id', 'activity_reads_account_fk').references('accounts.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('activity_reads');
