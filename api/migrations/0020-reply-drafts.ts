import type { Knex } from 'knex';
import { everyTable, idColumn, timeColumn } from './columns.ts';

/** What staff have begun to answer: one per person and ticket. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('reply_drafts', (t) => {
    everyTable(db, t);
    idColumn(t, 'account_id').notNullable();
    idColumn(t, 'ticket_id').notNullable();
    t.text('body').notNullable();
    timeColumn(t, 'saved_at').notNullable();
    t.primary(['account_id', 'ticket_id'], 'reply_drafts_pk');
    t.index(['account_id', 'saved_at'], 'reply_drafts_saved_at_ix');
    t.foreign('account_id', 'reply_drafts_account_fk').references('accounts.id').onDelete('CASCADE');
    t.foreign('ticket_id', 'reply_drafts_ticket_fk').references('tickets.id').onDelete('CASCADE');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('reply_drafts');
