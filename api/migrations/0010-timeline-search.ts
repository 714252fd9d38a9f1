import type { Knex } from 'knex';
import { isMysql } from './columns.ts';
import { createSearch, dropSearch } from './full-text.ts';

export async function up(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw('ALTER TABLE timeline_entries ADD FULLTEXT INDEX timeline_entries_search (body)');
  else await createSearch(db, 'timeline_entries', ['body']);
}

export async function down(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw('ALTER TABLE timeline_entries DROP INDEX timeline_entries_search');
  else await dropSearch(db, 'timeline_entries');
}
