import type { Knex } from 'knex';
import { isMysql } from './columns.ts';
import { createSearch, dropSearch } from './full-text.ts';

export async function up(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw('ALTER TABLE tickets ADD FULLTEXT INDEX tickets_search (title, description)');
  else await createSearch(db, 'tickets', ['title', 'description']);
}

export async function down(db: Knex): Promise<void> {
  if (isMysql(db)) await db.raw('ALTER TABLE tickets DROP INDEX tickets_search');
  else await dropSearch(db, 'tickets');
}
