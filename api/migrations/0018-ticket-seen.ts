import type { Knex } from 'knex';
import { isMysql, timeColumn } from './columns.ts';

/**
 * Up to where a reader last said that they had read, and when. `last_read_seq` may be further: writing moves it, too, and
 * that is no moment of reading.
 */
export const up = (db: Knex): Promise<void> =>
  db.schema.alterTable('ticket_reads', (t) => {
    t.integer('seen_seq').unsigned().nullable();
    timeColumn(t, 'seen_at').nullable();
  });

/** By hand: Knex would make the table anew for SQLite. */
export async function down(db: Knex): Promise<void> {
  const drops = ['seen_seq', 'seen_at'].map((column) => `DROP COLUMN ${column}`);
  for (const drop of isMysql(db) ? [drops.join(', ')] : drops) await db.raw(`ALTER TABLE ticket_reads ${drop}`);
}
