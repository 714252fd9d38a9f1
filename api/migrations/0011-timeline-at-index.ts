import type { Knex } from 'knex';

/** For looking back a few seconds from an entry: which others were made at about the same time. */
export const up = (db: Knex): Promise<void> =>
  db.schema.alterTable('timeline_entries', (t) => t.index(['at'], 'timeline_at_ix'));

export const down = (db: Knex): Promise<void> =>
  db.schema.alterTable('timeline_entries', (t) => t.dropIndex(['at'], 'timeline_at_ix'));
