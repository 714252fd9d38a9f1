import type { Knex } from 'knex';
import { everyTable, exactColumn, idColumn, timeColumn } from './columns.ts';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('idempotency_keys', (t) => {
    everyTable(db, t);
    idColumn(t, 'account_id').notNullable();
    exactColumn(db, t, 'idempotency_key', 100).notNullable();
    // SHA-256 of the request, hexadecimal: the same key with another request is refused.
    exactColumn(db, t, 'request_hash', 64).notNullable();
    idColumn(t, 'ticket_id').notNullable();
    timeColumn(t, 'created_at').notNullable();
    t.primary(['account_id', 'idempotency_key'], 'idempotency_keys_pk');
    t.foreign('account_id', 'idempotency_keys_account_fk').references('accounts.id').onDelete('CASCADE');
    t.foreign('ticket_id', 'idempotency_keys_ticket_fk').references('tickets.id').onDelete('CASCADE');
    t.index(['created_at'], 'idempotency_keys_created_ix');
  });
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('idempotency_keys');
