import type { Knex } from 'knex';
import { isMysql } from './columns.ts';
import { createSearch, dropSearch } from './full-text.ts';

/**
 * On MySQL the text of messages is searched in a table of its own, filled after the commit (message-index.service.ts): an
 * index on `timeline_entries` itself would be paid within every commit. InnoDB numbers the documents, in a hidden column:
 * numbers of our own would have to ascend, and ids commit out of order.
 */
const mysql = `CREATE TABLE message_search (
  entry_id BIGINT UNSIGNED NOT NULL,
  ticket_id BIGINT UNSIGNED NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (entry_id),
  FULLTEXT INDEX message_search_body (body)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

export async function up(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw(mysql);
  else await createSearch(db, 'timeline_entries', ['body']);
}

export async function down(db: Knex): Promise<void> {
  if (isMysql(db)) await db.schema.dropTable('message_search');
  else await dropSearch(db, 'timeline_entries');
}
