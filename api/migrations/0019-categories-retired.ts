import type { Knex } from 'knex';
import { timeColumn } from './columns.ts';

/** Since when no new ticket can be about it. */
export const up = (db: Knex): Promise<void> =>
  db.schema.alterTable('categories', (t) => {
    timeColumn(t, 'retired_at').nullable();
  });

/** By hand: Knex would make the table anew for SQLite, and tickets refer to it. */
export const down = (db: Knex): Promise<void> => db.raw('ALTER TABLE categories DROP COLUMN retired_at');
