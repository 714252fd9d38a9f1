import { type Database, isSqlite, type Transaction } from '../../database/database.ts';
import { insertRows } from '../../database/sql.ts';
import { type Counted, type CountedEntry, type CountedPair, countsOf, pairsOf } from './happenings.ts';

/** Entries of one pass: a transaction of some ten milliseconds. */
const MOST_ENTRIES = 1_000;
const MOST_ROWS = 500;

/** A table of amounts, what an entry adds to it, and the table whose one row says how far it has come. */
export interface Ledger<Row extends object> {
  readonly table: string;
  readonly progress: string;
  /** Of the amounts: its primary key. */
  readonly key: readonly (keyof Row & string)[];
  readonly of: (entry: CountedEntry) => readonly Row[];
}

export const dayLedger: Ledger<Counted> = {
  table: 'report_days',
  progress: 'report_progress',
  key: ['dimension', 'day', 'metric', 'key_id', 'bucket'],
  of: countsOf,
};

export const pairLedger: Ledger<CountedPair> = {
  table: 'report_pairs',
  progress: 'report_pair_progress',
  key: ['day', 'metric', 'category_id', 'person_id', 'bucket'],
  of: pairsOf,
};

/** Counts what happened into days, each entry exactly once, however many replicas count. */
export class ReportCountsRepository<Row extends object = Counted> {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger<Row>,
  ) {}

  /**
   * Counts the next entries that happened before `until` (as the database writes it), and answers whether there may be
   * more. Ids commit out of order, so `until` has to be older than any transaction can be.
   */
  async advance(until: string): Promise<boolean> {
    const { ledger } = this;
    return this.db.transaction(async (trx) => {
      const after = await lockProgress(trx, ledger.progress);
      const pass = await extentOf(trx, after, until);
      if (pass.last > after) await add(trx, ledger, (await counting(trx, after, pass.last)).flatMap(ledger.of));
      await trx(ledger.progress)
        .where({ id: 1 })
        .update({ entry_id: pass.last, counted_until: pass.isWhole ? until : pass.at });
      return !pass.isWhole;
    });
  }
}

interface Extent {
  /** The last entry to be counted, and when that was made. */
  readonly last: number;
  readonly at: string;
  /** Nothing that happened before `until` comes after it. */
  readonly isWhole: boolean;
}

/** The next entries after one, up to the first that happened at `until` or later, and no more than a pass is for. */
async function extentOf(trx: Transaction, after: number, until: string): Promise<Extent> {
  const next = await trx('timeline_entries')
    .select('id', 'at')
    .where('id', '>', after)
    .orderBy('id')
    .limit(MOST_ENTRIES);
  const early = next.findIndex(({ at }) => at >= until);
  const due = early < 0 ? next : next.slice(0, early);
  return { last: due.at(-1)?.id ?? after, at: due.at(-1)?.at ?? until, isWhole: due.length < MOST_ENTRIES };
}

/** Those that can count for something: of messages, which are nearly all there is, only what may be a first response. */
function counting(trx: Transaction, after: number, last: number): Promise<CountedEntry[]> {
  // Entries are taken first: a database that chose to begin with the tickets would read all there are.
  const entries = trx('timeline_entries')
    .where('id', '>', after)
    .where('id', '<=', last)
    .orderBy('id')
    .limit(MOST_ENTRIES);
  return trx(entries.select('id', 'ticket_id', 'kind', 'author_id', 'author_role', 'at', 'changed').as('e'))
    .join('tickets as t', 't.id', 'e.ticket_id')
    .where((either) => either.whereNot('e.kind', 'message').orWhere('e.at', trx.ref('t.first_response_at')))
    .select('e.id', 'e.kind', 'e.author_id', 'e.author_role', 'e.at', 'e.changed')
    .select('t.category_id', 't.created_at', 't.first_response_at');
}

/** Locks the one row, so that replicas take turns, and answers the last entry that is counted. */
async function lockProgress(trx: Transaction, progress: string): Promise<number> {
  const read = () => trx(progress).select('entry_id').where({ id: 1 }).forUpdate().first();
  const known: { entry_id: number } | undefined = await read();
  if (known) return known.entry_id;
  await trx(progress).insert({ id: 1, entry_id: 0, counted_until: null }).onConflict('id').ignore();
  return (await read())?.entry_id ?? 0;
}

async function add<Row extends object>(trx: Transaction, { table, key }: Ledger<Row>, counts: readonly Row[]) {
  const rows = new Map<string, Row & { amount: number }>();
  for (const counted of counts) {
    const name = key.map((column) => counted[column]).join(' ');
    rows.set(name, { ...counted, amount: (rows.get(name)?.amount ?? 0) + 1 });
  }
  const suffix = isSqlite(trx)
    ? `ON CONFLICT (${key.join(', ')}) DO UPDATE SET amount = amount + excluded.amount`
    : 'ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)';
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += MOST_ROWS) {
    const { sql, bindings } = insertRows(table, [...key, 'amount'], all.slice(from, from + MOST_ROWS), suffix);
    await trx.raw(sql, [...bindings]);
  }
}
