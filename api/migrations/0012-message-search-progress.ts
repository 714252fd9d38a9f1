import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

/**
 * How far messages have been made searchable, in one row. Up to `indexed_id` entries were looked at, up to `settled_id`
 * once more when nothing could be committed there any longer; `mark_id` is what `indexed_id` was at `marked_at`. Until
 * `rest_until` nobody works. SQLite needs none of it: its triggers index within the commit.
 */
const mysql = `CREATE TABLE message_search_progress (
  id TINYINT UNSIGNED NOT NULL,
  indexed_id BIGINT UNSIGNED NOT NULL,
  settled_id BIGINT UNSIGNED NOT NULL,
  mark_id BIGINT UNSIGNED NOT NULL,
  marked_at DATETIME(3) NOT NULL,
  rest_until DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT message_search_progress_ck CHECK (id = 1 AND settled_id <= mark_id AND mark_id <= indexed_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

export async function up(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw(mysql);
}

export async function down(db: Knex): Promise<void> {
  if (isMysql(db)) await db.schema.dropTable('message_search_progress');
}
