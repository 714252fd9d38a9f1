import type { Knex } from 'knex';
import { everyTable, idColumn } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('ticket_reads', (t) => {
    everyTable(db, t);
    idColumn(t, 'ticket_id').notNullable();
    idColumn(t, 'account_id').notNullable();
    t.integer('last_read_seq').unsigned().notNullable();
    t.primary(['ticket_id', 'account_id'], 'ticket_reads_pk');
    t.foreign('ticket_id', 'ticket_reads_ticket_fk').references('tickets.id').onDelete('CASCADE');
    t.foreign('account_id', 'ticket_reads_account_fk').references('accounts.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('ticket_reads');
