import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

const indexes = { timeline_told_staff_ix: 'told_staff', timeline_told_customer_ix: 'told_customer' };

/** In one statement where DDL is not rolled back. */
export async function up(db: Knex): Promise<void> {
  const all = Object.entries(indexes);
  if (isMysql(db)) {
    await db.raw(
      `ALTER TABLE timeline_entries ${all.map(([name, told]) => `ADD INDEX ${name} (${told}, id)`).join(', ')}`,
    );
    return;
  }
  for (const [name, told] of all) await db.raw(`CREATE INDEX ${name} ON timeline_entries (${told}, id)`);
}

export const down = (db: Knex): Promise<void> =>
  db.schema.alterTable('timeline_entries', (t) => {
    for (const name of Object.keys(indexes)) t.dropIndex([], name);
  });
