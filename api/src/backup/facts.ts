import { type Database, isSqlite } from '../database/database.ts';
import { takenSteps } from '../database/migrate.ts';

/** Tables whose rows are only ever added while the service runs, so that a copy has at least what was there before it. */
const counted = ['accounts', 'categories', 'tickets', 'timeline_entries'] as const;

export type Counts = Readonly<Record<(typeof counted)[number], number>>;

export async function countRows(db: Database): Promise<Counts> {
  const counts = await Promise.all(
    counted.map(async (table) => [table, Number((await db(table).count({ count: '*' }))[0]?.['count'])] as const),
  );
  return Object.fromEntries(counts) as Counts;
}

/** What a copy has to be, as far as that was known when it was made. */
export interface Expected {
  readonly steps: readonly string[];
  readonly before: Counts;
  readonly after: Counts;
}

/** Everything that is wrong with what was restored, a sentence each: steps, numbers of rows, holes, what points nowhere. */
export async function faultsOf(db: Database, { steps, before, after }: Expected): Promise<string[]> {
  const faults: string[] = [];
  const taken = await takenSteps(db);
  if (taken.join() !== steps.join()) faults.push(`The schema stands at ${taken.at(-1)}, not at ${steps.at(-1)}.`);
  const now = await countRows(db);
  for (const table of counted) {
    if (now[table] < before[table] || now[table] > after[table]) {
      faults.push(`${table} has ${now[table]} rows; there were ${before[table]} to ${after[table]}.`);
    }
  }
  for (const [what, sql] of Object.entries(mustBeNone)) {
    const rows: unknown = await db.raw(`SELECT COUNT(*) AS count FROM ${sql}`);
    const [row] = (isSqlite(db) ? rows : (rows as unknown[][])[0]) as { count: number }[];
    if (Number(row?.count) !== 0) faults.push(`${row?.count} ${what}.`);
  }
  return faults;
}

const mustBeNone = {
  'tickets have holes in their timeline': `tickets LEFT JOIN
    (SELECT ticket_id, MAX(seq) AS newest, COUNT(*) AS entries FROM timeline_entries GROUP BY ticket_id) told
    ON told.ticket_id = tickets.id
    WHERE told.entries IS NULL OR told.entries <> tickets.last_seq OR told.newest <> tickets.last_seq`,
  'entries belong to no ticket': 'timeline_entries WHERE ticket_id NOT IN (SELECT id FROM tickets)',
  'entries have no author': 'timeline_entries WHERE author_id NOT IN (SELECT id FROM accounts)',
  'tickets have no customer': 'tickets WHERE customer_id NOT IN (SELECT id FROM accounts)',
  'tickets have no category': 'tickets WHERE category_id NOT IN (SELECT id FROM categories)',
} as const;
