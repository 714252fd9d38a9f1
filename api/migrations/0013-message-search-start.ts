import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  if (!isMysql(db)) return;
  await db.raw(
    `INSERT INTO message_search_progress (id, indexed_id, settled_id, mark_id, marked_at, rest_until)
     VALUES (1, 0, 0, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
  );
}

export async function down(db: Knex): Promise<void> {
  if (isMysql(db)) await db('message_search_progress').delete();
}
