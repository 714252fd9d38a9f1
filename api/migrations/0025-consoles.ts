import type { Knex } from 'knex';
import { everyTable, exactColumn, idColumn, timeColumn } from './columns.ts';

/** What installed consoles said of themselves last: for who looks after them. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('consoles', (t) => {
    everyTable(db, t);
    t.bigIncrements('id');
    exactColumn(db, t, 'console_id', 36).notNullable();
    idColumn(t, 'account_id').notNullable();
    t.string('version', 40).notNullable();
    t.string('ring', 10).notNullable();
    t.string('system', 10).notNullable();
    t.string('system_version', 60).notNullable();
    t.string('policy', 20).notNullable();
    t.integer('problems').unsigned().notNullable();
    timeColumn(t, 'first_seen_at').notNullable();
    timeColumn(t, 'last_seen_at').notNullable();
    t.unique(['console_id'], { indexName: 'consoles_console_uq' });
    t.index(['last_seen_at', 'id'], 'consoles_seen_ix');
    t.index(['account_id', 'last_seen_at'], 'consoles_account_ix');
    t.foreign('account_id', 'consoles_account_fk').references('accounts.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('consoles');
