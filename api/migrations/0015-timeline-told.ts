import type { Knex } from 'knex';
import { idColumn, isMysql } from './columns.ts';

/**
 * Whom an entry tells, worked out once when it is written (modules/activity/told.row.ts): a member of staff, or 0 for all
 * of them, and the customer. A feed is then a range of an index however much else has happened.
 */
export const up = (db: Knex): Promise<void> =>
  db.schema.alterTable('timeline_entries', (t) => {
    idColumn(t, 'told_staff').nullable();
    idColumn(t, 'told_customer').nullable();
  });

/** By hand: Knex would make the table anew for SQLite, without the triggers that fill its search. */
export async function down(db: Knex): Promise<void> {
  const drops = ['told_staff', 'told_customer'].map((column) => `DROP COLUMN ${column}`);
  for (const drop of isMysql(db) ? [drops.join(', ')] : drops) await db.raw(`ALTER TABLE timeline_entries ${drop}`);
}
