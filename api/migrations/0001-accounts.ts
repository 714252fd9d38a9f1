import type { Knex } from 'knex';
import { everyTable, exactColumn, timeColumn } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('accounts', (t) => {
    everyTable(db, t);
    t.bigIncrements('id');
    t.string('name', 80).notNullable();
    exactColumn(db, t, 'email', 254).notNullable().unique({ indexName: 'accounts_email_uq' });
    t.string('password_hash', 255).notNullable();
    t.string('role', 16).notNullable();
    timeColumn(t, 'disabled_at').nullable();
    timeColumn(t, 'created_at').notNullable();
    timeColumn(t, 'updated_at').notNullable();
    t.index(['role', 'name', 'id'], 'accounts_role_name_ix');
    t.check("role in ('customer', 'agent', 'admin')", undefined, 'accounts_role_ck');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('accounts');
