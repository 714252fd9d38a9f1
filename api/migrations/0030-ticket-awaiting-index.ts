import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

/**
 * Those that wait for somebody are few, so one index serves every list of them (modules/tickets/list-source.ts): it begins
 * with the usual order and holds whatever else a list may ask.
 */
const columns = 'awaiting, priority, updated_at, id, status, category_id, assignee_id, created_at';

export const up = (db: Knex): Promise<void> => db.raw(`CREATE INDEX tickets_awaiting_ix ON tickets (${columns})`);

export const down = (db: Knex): Promise<void> =>
  db.raw(`DROP INDEX tickets_awaiting_ix${isMysql(db) ? ' ON tickets' : ''}`);
