import type { Knex } from 'knex';
import { everyTable, idColumn, timeColumn } from './columns.ts';

/** Up to which entry everything is counted. Its one row comes with the first count. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_progress', (t) => {
    everyTable(db, t);
    t.integer('id').notNullable().primary();
    idColumn(t, 'entry_id').notNullable();
    timeColumn(t, 'counted_until').nullable();
    t.check('id = 1', undefined, 'report_progress_one_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('report_progress');
