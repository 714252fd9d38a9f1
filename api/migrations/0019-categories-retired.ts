import type { Knex } from 'knex';
import { timeColumn } from './columns.ts';

/** Since when no new ticket can be about it. */
export const up = (db: Knex): Promise<void> =>
  db.schema.alterTable('categories', (t) => {
    timeColumn(t, 'retired_at').nullable();
  });

export const down = (db: Knex): Promise<void> => db.schema.alterTable('categories', (t) => t.dropColumn('retired_at'));
