import type { Connection, Pool, RowDataPacket } from 'mysql2/promise';
import {
  accounts,
  customerEmail,
  entries,
  keptByStaff,
  phrases,
  reads,
  reports,
  staffEmail,
  tickets,
} from './generated.ts';
import type { Size } from './size.ts';

type Say = (line: string) => void;

/**
 * Fills the api's own schema, which has to be empty. Large statements into empty tables, indexes made afterwards, on two
 * connections at once: the same data row by row would take hours. Throws when the schema is not afterwards what it was.
 */
export async function fill(pool: Pool, size: Size, say: Say): Promise<void> {
  const lanes = [await pool.getConnection(), await pool.getConnection()] as const;
  try {
    const before = await schema(lanes[0]);
    await lanes[0].query(
      'SET GLOBAL innodb_flush_log_at_trx_commit = 0, GLOBAL innodb_log_file_size = 1073741824, GLOBAL innodb_io_capacity = 5000',
    );
    for (const lane of lanes) {
      await lane.query(
        `SET unique_checks = 0, foreign_key_checks = 0, check_constraint_checks = 0, sort_buffer_size = 268435456,
           max_heap_table_size = 268435456, tmp_table_size = 268435456, lock_wait_timeout = 600`,
      );
    }
    await insert(lanes, size, say);
    await lanes[0].query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    if ((await schema(lanes[0])) !== before) throw new Error('Filling the tables changed the schema.');
  } finally {
    for (const lane of lanes) lane.destroy();
  }
}

async function insert([one, other]: readonly [Connection, Connection], size: Size, say: Say): Promise<void> {
  const first = timed(one, say);
  const second = timed(other, say);
  await one.query('SET @now = UTC_TIMESTAMP(3)');
  // Rebuilt without the hidden numbers of documents: rows that are inserted in bulk would all get the same.
  await one.query('ALTER TABLE tickets DROP INDEX tickets_search, FORCE');
  await one.query('ALTER TABLE message_search DROP INDEX message_search_body, FORCE');
  await one.query(`ALTER TABLE timeline_entries ${laterKeys.map(([name]) => `DROP KEY ${name}`).join(', ')}`);
  await first('accounts', ...accounts(size), ...phrases());
  const [customer, staff] = [await idOf(one, customerEmail(1)), await idOf(one, staffEmail(1))];
  await first('tickets', tickets(size, customer, staff));
  // Search in tickets is made while their conversations are: the one only reads what the other keeps from changing.
  await Promise.all([
    second('search in tickets', 'ALTER TABLE tickets ADD FULLTEXT INDEX tickets_search (title, description)'),
    first('entries', entries(size)),
  ]);
  const kept = keptByStaff(size, staff, await firstTicket(one));
  await Promise.all([
    second(
      'messages to search',
      messagesToSearch,
      'ALTER TABLE message_search ADD FULLTEXT message_search_body (body)',
    ).then(() => second('what is counted and kept', ...reports(), ...kept)),
    first(
      'what was read',
      `ALTER TABLE timeline_entries ${laterKeys.map(([name, kind, columns]) => `ADD ${kind} ${name} (${columns})`).join(', ')}`,
      ...reads(),
    ),
  ]);
  // The statistics that plans are made from; and nothing left for the api to index.
  await first(
    'statistics',
    `UPDATE message_search_progress, (SELECT MAX(id) AS id FROM timeline_entries) last
     SET indexed_id = last.id, settled_id = last.id, mark_id = last.id, marked_at = UTC_TIMESTAMP(3)`,
    'ANALYZE TABLE accounts, tickets, timeline_entries, ticket_reads, message_search, activity_reads, report_days, reply_drafts',
  );
}

/** Of `timeline_entries`: sorted at once when all is there, instead of row by row. */
const laterKeys = [
  ['timeline_client_uq', 'UNIQUE KEY', 'author_id, client_id'],
  ['timeline_at_ix', 'KEY', 'at'],
  ['timeline_told_staff_ix', 'KEY', 'told_staff, id'],
  ['timeline_told_customer_ix', 'KEY', 'told_customer, id'],
] as const;

const messagesToSearch = `INSERT INTO message_search (entry_id, ticket_id, body)
  SELECT id, ticket_id, body FROM timeline_entries WHERE kind = 'message' ORDER BY id`;

function timed(connection: Connection, say: Say) {
  return async (what: string, ...statements: readonly string[]) => {
    const began = performance.now();
    for (const statement of statements) await connection.query(statement);
    say(`  ${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  };
}

async function idOf(connection: Connection, email: string): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM accounts WHERE email = ?', [email]);
  return Number(rows[0]?.['id']);
}

async function firstTicket(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT MIN(id) AS id FROM tickets');
  return Number(rows[0]?.['id']);
}

/** What the tables are made of, without where their counters stand. */
async function schema(connection: Connection): Promise<string> {
  const texts: string[] = [];
  for (const table of ['accounts', 'tickets', 'timeline_entries', 'ticket_reads', 'activity_reads', 'message_search']) {
    const [rows] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${table}`);
    texts.push(String(rows[0]?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return texts.join('\n');
}
