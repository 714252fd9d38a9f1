import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Credentials } from '../../../load/credentials.ts';
import { logIn } from '../../../subject/tandem.ts';
import { customerEmail, staffEmail } from './generated.ts';
import type { Size } from './size.ts';

/** Somewhere in the lists and in the feed. */
export interface Place {
  readonly ticketId: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Who asks, and what of the data is asked for. */
export interface World {
  /** Staff by how much is theirs, and by how much of the feed they have seen. */
  readonly staff: { readonly busy: Credentials; readonly idle: Credentials; readonly newcomer: Credentials };
  readonly admin: Credentials;
  /** A member of staff with unclosed tickets, who is about to be disabled. */
  readonly leaving: number;
  readonly customers: { readonly busiest: Credentials; readonly ordinary: Credentials; readonly newcomer: Credentials };
  readonly middle: Place;
  /** With a conversation of a thousand entries or more. */
  readonly longTicket: { readonly id: number; readonly lastSeq: number };
  readonly newestEntry: number;
}

/** Signs everybody in and looks up what there is. */
export async function enter(pool: Pool, port: number, size: Size): Promise<World> {
  const staff = (rank: number) => logIn(port, staffEmail(rank));
  const customer = (rank: number) => logIn(port, customerEmail(rank));
  // Whose id ends in 0 has never looked at the feed (generated.ts).
  const newcomer = async (kind: string, from: number) => {
    const found = await one(
      pool,
      `SELECT email FROM accounts WHERE id % 10 = 0 AND email LIKE 'large-${kind}-%' AND id > ? ORDER BY id LIMIT 1`,
      [from],
    );
    return logIn(port, String(found['email']));
  };
  const busiest = await customer(1);
  const busy = await staff(1);
  const middle = await one(
    pool,
    `SELECT id, DATE_FORMAT(created_at, '%Y-%m-%d %H:%i:%s.%f') AS created, DATE_FORMAT(updated_at, '%Y-%m-%d %H:%i:%s.%f') AS updated
     FROM tickets WHERE id >= (SELECT MAX(id) / 2 FROM tickets) ORDER BY id LIMIT 1`,
  );
  const long = await one(
    pool,
    'SELECT id, last_seq FROM tickets WHERE last_seq = ? AND customer_id = ? OR last_seq = ? ORDER BY customer_id LIMIT 1',
    [size.longEntries, busiest.id, size.longEntries],
  );
  const leaving = await one(pool, 'SELECT id FROM accounts WHERE email = ?', [staffEmail(size.staff - 1)]);
  const newest = await one(pool, 'SELECT MAX(id) AS id FROM timeline_entries');
  return {
    staff: { busy, idle: await staff(size.staff), newcomer: await newcomer('staff', busy.id) },
    admin: await staff(2),
    leaving: Number(leaving['id']),
    customers: {
      busiest,
      ordinary: await customer(Math.floor(size.customers / 2)),
      newcomer: await newcomer('customer', busiest.id),
    },
    middle: {
      ticketId: Number(middle['id']),
      createdAt: String(middle['created']).slice(0, 23),
      updatedAt: String(middle['updated']).slice(0, 23),
    },
    longTicket: { id: Number(long['id']), lastSeq: Number(long['last_seq']) },
    newestEntry: Number(newest['id']),
  };
}

async function one(pool: Pool, sql: string, bindings: readonly (string | number)[] = []): Promise<RowDataPacket> {
  const [rows] = await pool.query<RowDataPacket[]>(sql, [...bindings]);
  if (!rows[0]) throw new Error(`There is nothing to begin with: ${sql}`);
  return rows[0];
}
