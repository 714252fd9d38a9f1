import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

/**
 * What members of staff answered and resolved per day, in which category: what `report_days` cannot say, because it counts
 * categories and people each by themselves. `bucket` as there.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_pairs', (t) => {
    everyTable(db, t);
    t.string('day', 10).notNullable();
    t.string('metric', 16).notNullable();
    idColumn(t, 'category_id').notNullable();
    idColumn(t, 'person_id').notNullable();
    t.integer('bucket').notNullable();
    t.integer('amount').notNullable();
    t.primary(['day', 'metric', 'category_id', 'person_id', 'bucket'], 'report_pairs_pk');
    t.check("metric in ('answered', 'resolved')", undefined, 'report_pairs_metric_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('report_pairs');
