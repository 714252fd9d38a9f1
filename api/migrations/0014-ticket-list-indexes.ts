import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

/**
 * What lists read (modules/tickets/list-source.ts): for each order an index that begins with what a list may ask for and
 * ends with the time. One customer's tickets are few, so theirs hold every filter instead, behind the time.
 */
const added = {
  tickets_status_updated_at_ix: ['status', 'priority', 'updated_at'],
  tickets_status_created_at_ix: ['status', 'priority', 'created_at'],
  tickets_category_updated_at_ix: ['category_id', 'status', 'priority', 'updated_at'],
  tickets_category_created_at_ix: ['category_id', 'status', 'priority', 'created_at'],
  tickets_assignee_updated_at_ix: ['assignee_id', 'status', 'priority', 'updated_at', 'id', 'category_id'],
  tickets_assignee_created_at_ix: ['assignee_id', 'status', 'priority', 'created_at', 'id', 'category_id'],
  tickets_customer_updated_at_ix: [
    'customer_id',
    'updated_at',
    'id',
    'status',
    'priority',
    'category_id',
    'assignee_id',
  ],
  tickets_customer_created_at_ix: [
    'customer_id',
    'created_at',
    'id',
    'status',
    'priority',
    'category_id',
    'assignee_id',
  ],
};

const replaced = {
  tickets_customer_updated_ix: ['customer_id', 'updated_at'],
  tickets_customer_created_ix: ['customer_id', 'created_at'],
  tickets_assignee_updated_ix: ['assignee_id', 'updated_at'],
  tickets_status_updated_ix: ['status', 'updated_at'],
  tickets_priority_updated_ix: ['priority', 'updated_at'],
  tickets_category_ix: ['category_id'],
};

export const up = (db: Knex): Promise<void> => exchange(db, replaced, added);

export const down = (db: Knex): Promise<void> => exchange(db, added, replaced);

type Indexes = Readonly<Record<string, readonly string[]>>;

/** In one statement where DDL is not rolled back. Foreign keys need one of the indexes at any time. */
async function exchange(db: Knex, old: Indexes, wanted: Indexes): Promise<void> {
  if (isMysql(db)) {
    const additions = Object.entries(wanted).map(([name, columns]) => `ADD INDEX ${name} (${columns.join(', ')})`);
    const removals = Object.keys(old).map((name) => `DROP INDEX ${name}`);
    await db.raw(`ALTER TABLE tickets ${[...additions, ...removals].join(', ')}`);
    return;
  }
  for (const name of Object.keys(old)) await db.raw(`DROP INDEX ${name}`);
  for (const [name, columns] of Object.entries(wanted)) {
    await db.raw(`CREATE INDEX ${name} ON tickets (${columns.join(', ')})`);
  }
}
