import type { Connection, Pool } from 'mysql2/promise';
import { numbersTo } from '../stores/numbers.ts';

export const CUSTOMERS = 4_000;
export const STAFF = 1_200;
export const TICKETS = 200_000;
export const PASSWORD = 'correct horse battery staple';
/** Of {@link PASSWORD}, with the least cost argon2 allows: thousands sign in here, and only one login is measured. */
export const CHEAP_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$9l4DNq+03022skHMuPObwQ$Z+AgUsTa3CJaYaHDY6odkxCEOu7W7UN7Qv25bzXMIUk';

/** Of ticket number `n`: a quarter in each status, 20 s apart, so that every order has one answer. */
const STATUS = "ELT(n % 4 + 1, 'open', 'in_progress', 'resolved', 'closed')";
const UPDATED = `DATE_SUB(UTC_TIMESTAMP(3), INTERVAL (${TICKETS} - n) * 20 + 60 SECOND)`;
const TITLE = "CONCAT('Ticket ', n, ': the printer on floor ', n % 9, ' is out of paper')";
const DESCRIPTION = "CONCAT(REPEAT('It says “load tray 2” and nothing helps. ', 5), 'Case ', n)";
export const seeded = { status: STATUS, updated: UPDATED, title: TITLE, description: DESCRIPTION };

export const emailOf = (role: 'customer' | 'staff', index: number) => `bench-${role}-${index + 1}@example.test`;

/**
 * Fills the api's own schema (api/migrations) with accounts and tickets by SQL: 200,000 requests would measure patience.
 * Every ticket has its `created` entry, and every one beyond `open` an answer by staff.
 */
export async function populate(pool: Pool): Promise<void> {
  const connection = await pool.getConnection();
  try {
    // What is inserted here is consistent by construction; checking it row by row would take twice as long.
    await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
    await fill(connection);
  } finally {
    connection.destroy();
  }
}

async function fill(connection: Connection): Promise<void> {
  const accounts = (role: 'customer' | 'agent', kind: 'customer' | 'staff', count: number) =>
    `INSERT INTO accounts (name, email, password_hash, role, created_at, updated_at)
     SELECT CONCAT('Bench ', '${kind} ', n), CONCAT('bench-${kind}-', n, '@example.test'), '${CHEAP_HASH}', '${role}',
       UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM ${numbersTo(count)} ORDER BY n`;
  await connection.query(accounts('customer', 'customer', CUSTOMERS));
  await connection.query(accounts('agent', 'staff', STAFF));
  const first = async (kind: string) => {
    const [rows] = await connection.query(`SELECT id FROM accounts WHERE email = 'bench-${kind}-1@example.test'`);
    return (rows as { id: number }[])[0]?.id as number;
  };
  const [customer, agent] = [await first('customer'), await first('staff')];

  // A full-text index fed row by row would take most of the time; made afterwards it is the same index.
  await connection.query('ALTER TABLE tickets DROP INDEX tickets_search');
  await connection.query('ALTER TABLE message_search DROP INDEX message_search_body');
  await connection.query(
    `INSERT INTO tickets (creation_key, customer_id, assignee_id, category_id, title, description, status, priority,
       awaiting, last_seq, version, viewed_by_staff_at, first_response_at, resolved_at, closed_at, created_at, updated_at)
     SELECT CONCAT('bench-', n), ${customer} + n % ${CUSTOMERS}, IF(n % 4 = 0, NULL, ${agent} + n % ${STAFF}),
       n % 8 + 1, ${TITLE}, ${DESCRIPTION}, ${STATUS}, n % 3 + 1,
       IF(n % 4 = 0, 'staff', IF(n % 4 = 1, 'customer', NULL)), IF(n % 4 = 0, 1, 2), 1, IF(n % 4 = 0, NULL, ${UPDATED}), IF(n % 4 = 0, NULL, ${UPDATED}),
       IF(n % 4 = 2, ${UPDATED}, NULL), IF(n % 4 = 3, ${UPDATED}, NULL), ${UPDATED}, ${UPDATED}
     FROM ${numbersTo(TICKETS)} ORDER BY n`,
  );
  const entries = (seq: number, kind: string, author: string, role: string, body: string, where: string) =>
    `INSERT INTO timeline_entries (ticket_id, seq, kind, author_id, author_role, assignee_id, at, body, told_staff, told_customer)
     SELECT id, ${seq}, '${kind}', ${author}, '${role}', assignee_id, created_at, ${body},
       IF('${kind}' = 'created', 0, NULL), IF('${role}' = 'agent', customer_id, NULL) FROM tickets
     WHERE ${where} ORDER BY id`;
  await connection.query(entries(1, 'created', 'customer_id', 'customer', 'NULL', 'TRUE'));
  await connection.query(entries(2, 'message', 'assignee_id', 'agent', `'Have you tried tray 3?'`, 'last_seq = 2'));
  await connection.query(
    `INSERT IGNORE INTO message_search (entry_id, ticket_id, body)
     SELECT id, ticket_id, body FROM timeline_entries WHERE kind = 'message' ORDER BY id`,
  );
  await connection.query('ALTER TABLE tickets ADD FULLTEXT INDEX tickets_search (title, description)');
  await connection.query('ALTER TABLE message_search ADD FULLTEXT INDEX message_search_body (body)');
  // Or else the api would be busy with these messages while it is measured.
  await connection.query(
    `UPDATE message_search_progress, (SELECT MAX(id) AS id FROM timeline_entries) last
     SET indexed_id = last.id, settled_id = last.id, mark_id = last.id, marked_at = UTC_TIMESTAMP(3)`,
  );
  // Nor with counting them for reports.
  for (const progress of ['report_progress', 'report_pair_progress']) {
    await connection.query(
      `INSERT INTO ${progress} (id, entry_id, counted_until) SELECT 1, MAX(id), UTC_TIMESTAMP(3) FROM timeline_entries
       ON DUPLICATE KEY UPDATE entry_id = VALUES(entry_id), counted_until = VALUES(counted_until)`,
    );
  }
  await connection.query(
    `INSERT INTO activity_reads (account_id, last_read_id) SELECT id, (SELECT MAX(id) FROM timeline_entries) FROM accounts`,
  );
  await connection.query('ANALYZE TABLE accounts, tickets, timeline_entries, message_search, activity_reads');
}
