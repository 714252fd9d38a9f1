import type { Connection, Pool, RowDataPacket } from 'mysql2/promise';
import {
  accounts,
  consoles,
  customerEmail,
  entries,
  keptByStaff,
  messagesToSearch,
  phrases,
  progress,
  reads,
  reports,
  staffEmail,
  tickets,
} from './generated.ts';
import { added, dropped, type Key, keysOf } from './keys.ts';
import type { Size } from './size.ts';

type Say = (line: string) => void;

/**
 * Fills the api's own schema, which has to be empty. Large statements into empty tables, indexes made afterwards, on two
 * connections at once: the same data row by row would take hours. Throws when the schema is not afterwards what it was, or
 * the database does not know how much there is.
 */
export async function fill(pool: Pool, size: Size, say: Say): Promise<void> {
  const lanes = [await pool.getConnection(), await pool.getConnection()] as const;
  try {
    const before = await schema(lanes[0]);
    await lanes[0].query(
      'SET GLOBAL innodb_flush_log_at_trx_commit = 0, GLOBAL innodb_log_file_size = 2147483648, GLOBAL innodb_io_capacity = 5000',
    );
    for (const lane of lanes) {
      // With unique_checks off, MariaDB would write the long columns of each row to a file first, and read them from it.
      await lane.query(
        `SET foreign_key_checks = 0, check_constraint_checks = 0, sort_buffer_size = 536870912,
           max_heap_table_size = 1073741824, tmp_table_size = 1073741824, lock_wait_timeout = 600, innodb_lock_wait_timeout = 600,
           tx_isolation = 'READ-COMMITTED'`,
      );
    }
    await insert(lanes, size, say);
    await lanes[0].query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    await checkStatistics(lanes[0], size);
    const after = await schema(lanes[0]);
    const changed = [...before].filter(([table, made]) => after.get(table) !== made);
    if (changed.length > 0)
      throw new Error(`Filling changed the schema of ${changed.map(([name]) => name).join(', ')}.`);
  } finally {
    for (const lane of lanes) lane.destroy();
  }
}

async function insert([one, other]: readonly [Connection, Connection], size: Size, say: Say): Promise<void> {
  const first = timed(one, say);
  const second = timed(other, say);
  await one.query('SET @now = UTC_TIMESTAMP(3)');
  // What counts the rows itself needs its index. Rebuilt without the hidden numbers of documents: rows that are inserted
  // in bulk would all get the same.
  const later = {
    tickets: await without(one, 'tickets'),
    timeline_entries: await without(one, 'timeline_entries', 'timeline_id_uq'),
    message_search: await without(one, 'message_search'),
  };
  const index = (table: keyof typeof later) => `ALTER TABLE ${table} ${added(later[table])}`;
  await first('accounts', ...accounts(size), ...phrases());
  const [customer, staff] = [await idOf(one, customerEmail(1)), await idOf(one, staffEmail(1))];
  await first('tickets', ...tickets(size, customer, staff));
  const ticket = await firstTicket(one);
  // Their indexes are made while their conversations are: the one only reads what the other keeps from changing, and waits
  // for it at its end, as these refer to those.
  await Promise.all([second('tickets, indexes', index('tickets')), first('entries', ...entries(size))]);
  const [counted, desk] = reports();
  const half = counted.length >> 1;
  await Promise.all([
    second('messages to search', messagesToSearch, index('message_search')).then(() =>
      second('counted', ...counted.slice(half)),
    ),
    first('entries, indexes', index('timeline_entries'))
      .then(() => first('what was read', ...reads()))
      .then(() => first('kept by staff', ...keptByStaff(size, staff, ticket), ...consoles(size, staff)))
      .then(() => first('counted', ...counted.slice(0, half))),
  ]);
  await first('counted over all', desk);
  // The statistics that plans are made from; and nothing left for the api to index.
  const tables = [...(await schema(one)).keys()].join(', ');
  await first('statistics', ...progress, `ANALYZE TABLE ${tables}`);
}

/** Takes the indexes of a table away, but for those named. */
async function without(connection: Connection, table: string, ...kept: readonly string[]): Promise<Key[]> {
  const keys = keysOf(await created(connection, table)).filter(({ name }) => !kept.includes(name));
  await connection.query(`ALTER TABLE ${table} ${dropped(keys)}, FORCE`);
  return keys;
}

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

/** The plans that are judged are made from these. They are estimates. */
async function checkStatistics(connection: Connection, { tickets: there }: Size): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT n_rows AS known FROM mysql.innodb_table_stats WHERE database_name = DATABASE() AND table_name = 'tickets'",
  );
  const known = Number(rows[0]?.['known']);
  if (!(known > there * 0.5 && known < there * 2)) throw new Error(`Of ${there} tickets the statistics know ${known}.`);
}

/** What every table is made of, without where its counter stands. */
async function schema(connection: Connection): Promise<Map<string, string>> {
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  const made = new Map<string, string>();
  for (const row of tables) {
    const table = String(Object.values(row)[0]);
    made.set(table, (await created(connection, table)).replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return made;
}

async function created(connection: Connection, table: string): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${table}`);
  return String(rows[0]?.['Create Table']);
}
