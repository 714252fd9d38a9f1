import type { HotTransaction, Statement } from '../../database/hot-transaction.ts';
import { anyOf, insertRows, placeholders } from '../../database/sql.ts';
import { ALL_STAFF } from '../activity/told.row.ts';
import { type TicketRow, ticketColumns } from './ticket.row.ts';

/** A new row of `tickets`. `creation_key` is made by us and unique: by it the ids are read back. */
export type NewTicketRow = Omit<TicketRow, 'id'> & { readonly creation_key: string };

export interface NewKey {
  readonly creationKey: string;
  readonly accountId: number;
  readonly key: string;
  readonly requestHash: string;
}

export interface UsedKey {
  readonly accountId: number;
  readonly usedKey: string;
  readonly requestHash: string;
  readonly ticketId: number;
}

/** Ids of a new ticket: its own, and that of its first entry. */
export interface OpenedIds {
  readonly ticketId: number;
  readonly activityId: number;
}

const insertColumns = [
  'creation_key',
  ...ticketColumns.filter((column) => column !== 'id'),
] as const satisfies readonly (keyof NewTicketRow)[];

/** The statements that open tickets: one round trip, two when clients sent idempotency keys. */
export class TicketOpeningsRepository {
  /** Keys that were used before. */
  async usedKeys(
    trx: HotTransaction,
    keys: readonly { readonly accountId: number; readonly key: string }[],
  ): Promise<UsedKey[]> {
    const [rows] = await trx.run({
      sql: `SELECT account_id AS accountId, idempotency_key AS usedKey, request_hash AS requestHash, ticket_id AS ticketId
            FROM idempotency_keys WHERE ${anyOf(keys.length, 'account_id = ? AND idempotency_key = ?')}`,
      bindings: keys.flatMap(({ accountId, key }) => [accountId, key]),
    });
    return rows as unknown as UsedKey[];
  }

  /** Tickets that were opened before, each with the id of its first entry. */
  async opened(trx: HotTransaction, ids: readonly number[]): Promise<(TicketRow & { readonly activityId: number })[]> {
    const [rows] = await trx.run({
      sql: `SELECT ${ticketColumns.map((column) => `t.${column}`).join(', ')}, e.id AS activityId FROM tickets t
            JOIN timeline_entries e ON e.ticket_id = t.id AND e.seq = 1 WHERE t.id IN (${placeholders(ids.length)})`,
      bindings: ids,
    });
    return rows as unknown as (TicketRow & { readonly activityId: number })[];
  }

  /** Writes tickets with their first entries, read marks and keys, and commits; answers ids in the order of `rows`. */
  async write(
    trx: HotTransaction,
    rows: readonly NewTicketRow[],
    keys: readonly NewKey[],
    forgetBefore: string | undefined,
  ): Promise<OpenedIds[]> {
    const created = rows.map((row) => row.creation_key);
    const [, , , ids] = await trx.commit(
      insertRows('tickets', insertColumns, rows),
      firstEntries(created),
      firstMarks(created),
      {
        sql: `SELECT t.creation_key AS creationKey, t.id AS ticketId, e.id AS activityId FROM tickets t
              JOIN timeline_entries e ON e.ticket_id = t.id AND e.seq = 1 WHERE t.creation_key IN (${placeholders(created.length)})`,
        bindings: created,
      },
      ...keys.map(remember),
      ...(forgetBefore === undefined ? [] : [forget(forgetBefore)]),
    );
    const byKey = new Map(
      (ids as unknown as (OpenedIds & { creationKey: string })[]).map((row) => [row.creationKey, row]),
    );
    return created.map((key) => {
      const opened = byKey.get(key);
      if (!opened) throw new Error('A ticket was inserted but not found.');
      return opened;
    });
  }
}

/** Each timeline begins with `created` by the customer, which all staff are told and they themselves have read. */
const firstEntries = (created: readonly string[]): Statement => ({
  sql: `INSERT INTO timeline_entries (ticket_id, seq, kind, author_id, author_role, assignee_id, at, told_staff)
        SELECT id, 1, 'created', customer_id, 'customer', assignee_id, created_at, ${ALL_STAFF} FROM tickets
        WHERE creation_key IN (${placeholders(created.length)}) ORDER BY id`,
  bindings: created,
});

const firstMarks = (created: readonly string[]): Statement => ({
  sql: `INSERT INTO ticket_reads (ticket_id, account_id, last_read_seq)
        SELECT id, customer_id, 1 FROM tickets WHERE creation_key IN (${placeholders(created.length)})`,
  bindings: created,
});

const remember = ({ creationKey, accountId, key, requestHash }: NewKey): Statement => ({
  sql: `INSERT INTO idempotency_keys (account_id, idempotency_key, request_hash, ticket_id, created_at)
        SELECT ?, ?, ?, id, created_at FROM tickets WHERE creation_key = ?`,
  bindings: [accountId, key, requestHash, creationKey],
});

const forget = (before: string): Statement => ({
  sql: 'DELETE FROM idempotency_keys WHERE created_at < ?',
  bindings: [before],
});
