import type { Knex } from 'knex';
import { everyTable, exactColumn, idColumn, timeColumn } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('tickets', (t) => {
    everyTable(db, t);
    t.bigIncrements('id');
    // Made by the api for each ticket: how the ids of a multi-row insert are read back.
    exactColumn(db, t, 'creation_key', 36).notNullable().unique({ indexName: 'tickets_creation_key_uq' });
    idColumn(t, 'customer_id').notNullable();
    idColumn(t, 'assignee_id').nullable();
    idColumn(t, 'category_id').notNullable();
    t.string('title', 255).notNullable();
    t.text('description').notNullable();
    t.string('status', 16).notNullable();
    // 1 low, 2 medium, 3 high: stored as a number so that an index can sort by it.
    t.specificType('priority', 'smallint').notNullable();
    t.integer('last_seq').unsigned().notNullable();
    t.integer('version').unsigned().notNullable();
    timeColumn(t, 'viewed_by_staff_at').nullable();
    timeColumn(t, 'first_response_at').nullable();
    timeColumn(t, 'resolved_at').nullable();
    timeColumn(t, 'closed_at').nullable();
    timeColumn(t, 'created_at').notNullable();
    timeColumn(t, 'updated_at').notNullable();
    t.foreign('customer_id', 'tickets_customer_fk').references('accounts.id');
    t.foreign('assignee_id', 'tickets_assignee_fk').references('accounts.id');
    t.foreign('category_id', 'tickets_category_fk').references('categories.id');
    // Lists are keyset ranges over these; the id that ends each order is part of every index in both dialects.
    t.index(['customer_id', 'updated_at'], 'tickets_customer_updated_ix');
    t.index(['customer_id', 'created_at'], 'tickets_customer_created_ix');
    t.index(['assignee_id', 'updated_at'], 'tickets_assignee_updated_ix');
    t.index(['status', 'updated_at'], 'tickets_status_updated_ix');
    t.index(['priority', 'updated_at'], 'tickets_priority_updated_ix');
    t.index(['category_id'], 'tickets_category_ix');
    t.index(['updated_at'], 'tickets_updated_ix');
    t.index(['created_at'], 'tickets_created_ix');
    t.check("status in ('open', 'in_progress', 'resolved', 'closed')", undefined, 'tickets_status_ck');
    t.check('priority in (1, 2, 3)', undefined, 'tickets_priority_ck');
    t.check("(status = 'closed') = (closed_at is not null)", undefined, 'tickets_closed_at_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('tickets');
