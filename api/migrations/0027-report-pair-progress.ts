import type { Knex } from 'knex';
import { everyTable, idColumn, timeColumn } from './columns.ts';

/** Up to which entry `report_pairs` is counted: apart from `report_progress`, so that it can begin from the first entry. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_pair_progress', (t) => {
    everyTable(db, t);
    t.integer('id').notNullable().primary();
    idColumn(t, 'entry_id').notNullable();
    timeColumn(t, 'counted_until').nullable();
    t.check('id = 1', undefined, 'report_pair_progress_one_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('report_pair_progress');
