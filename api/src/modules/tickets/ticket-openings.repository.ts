import type { Transaction } from '../../database/database.ts';
import type { TicketRow } from './ticket.row.ts';

export type NewTicketRow = Omit<TicketRow, 'id'> & { readonly creation_key: string };

export interface IdempotencyRow {
  readonly account_id: number;
  readonly idempotency_key: string;
  readonly request_hash: string;
  readonly ticket_id: number;
  readonly created_at: string;
}

/** The statements that open tickets. All run inside the transaction they are given. */
export class TicketOpeningsRepository {
  /** Inserts tickets and answers their ids in the same order. */
  async insert(trx: Transaction, rows: readonly NewTicketRow[]): Promise<number[]> {
    await trx('tickets').insert(rows);
    const written: { id: number; creation_key: string }[] = await trx('tickets')
      .select('id', 'creation_key')
      .whereIn(
        'creation_key',
        rows.map((row) => row.creation_key),
      );
    const ids = new Map(written.map((row) => [row.creation_key, row.id]));
    return rows.map((row) => {
      const id = ids.get(row.creation_key);
      if (id === undefined) throw new Error('A ticket was inserted but not found.');
      return id;
    });
  }

  /** Keys that were used before, by any of these accounts. */
  usedKeys(trx: Transaction, keys: readonly { accountId: number; key: string }[]): Promise<IdempotencyRow[]> {
    return trx('idempotency_keys')
      .select('account_id', 'idempotency_key', 'request_hash', 'ticket_id')
      .whereIn('account_id', [...new Set(keys.map(({ accountId }) => accountId))])
      .whereIn('idempotency_key', [...new Set(keys.map(({ key }) => key))]);
  }

  async rememberKeys(trx: Transaction, rows: readonly IdempotencyRow[]): Promise<void> {
    await trx('idempotency_keys').insert(rows);
  }

  /** Drops keys older than `before`, at most 1,000 at a time. */
  async forgetKeys(trx: Transaction, before: string): Promise<void> {
    const old = await trx('idempotency_keys')
      .select('account_id', 'idempotency_key')
      .where('created_at', '<', before)
      .limit(1_000);
    for (const key of old) await trx('idempotency_keys').where(key).delete();
  }
}
