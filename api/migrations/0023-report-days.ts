import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

/**
 * What happened per day, counted for the desk, for its category and for the person who did it: a report reads these and
 * never the tickets. `bucket` says about how long it took (modules/reports/buckets.ts).
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_days', (t) => {
    everyTable(db, t);
    t.string('dimension', 8).notNullable();
    t.string('day', 10).notNullable();
    t.string('metric', 16).notNullable();
    idColumn(t, 'key_id').notNullable();
    t.integer('bucket').notNullable();
    t.integer('amount').notNullable();
    t.primary(['dimension', 'day', 'metric', 'key_id', 'bucket'], 'report_days_pk');
    t.check("dimension in ('desk', 'category', 'person')", undefined, 'report_days_dimension_ck');
    t.check("metric in ('opened', 'answered', 'resolved', 'reopened')", undefined, 'report_days_metric_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('report_days');
