import { type Database, isSqlite, type Transaction } from '../../database/database.ts';
import { insertRows } from '../../database/sql.ts';
import type { Counted, CountedEntry } from './happenings.ts';

/** Entries of one pass: a transaction of some ten milliseconds. */
const MOST_ENTRIES = 1_000;
const MOST_ROWS = 500;

type Row = Counted & { readonly amount: number };
const columns = ['dimension', 'day', 'metric', 'key_id', 'bucket', 'amount'] as const;

/** Counts what happened into days, each entry exactly once, however many replicas count. */
export class ReportCountsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Counts the next entries that happened before `until` (as the database writes it), and answers whether there may be
   * more. Ids commit out of order, so `until` has to be older than any transaction can be.
   */
  async advance(until: string, countsOf: (entry: CountedEntry) => readonly Counted[]): Promise<boolean> {
    return this.db.transaction(async (trx) => {
      const after = await lockProgress(trx);
      const pass = await extentOf(trx, after, until);
      if (pass.last > after) await add(trx, (await counting(trx, after, pass.last)).flatMap(countsOf));
      await trx('report_progress')
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
    .select('t.category_id', 't.created_at', 't.first_response_at')
    .orderBy('e.id');
}

/** Locks the one row, so that replicas take turns, and answers the last entry that is counted. */
async function lockProgress(trx: Transaction): Promise<number> {
  const read = () => trx('report_progress').select('entry_id').where({ id: 1 }).forUpdate().first();
  const known: { entry_id: number } | undefined = await read();
  if (known) return known.entry_id;
  await trx('report_progress').insert({ id: 1, entry_id: 0, counted_until: null }).onConflict('id').ignore();
  return (await read())?.entry_id ?? 0;
}

async function add(trx: Transaction, counts: readonly Counted[]): Promise<void> {
  const rows = new Map<string, Row>();
  for (const counted of counts) {
    const { dimension, day, metric, key_id, bucket } = counted;
    const key = [dimension, day, metric, key_id, bucket].join(' ');
    rows.set(key, { ...counted, amount: (rows.get(key)?.amount ?? 0) + 1 });
  }
  const suffix = isSqlite(trx)
    ? `ON CONFLICT (${columns.slice(0, -1).join(', ')}) DO UPDATE SET amount = amount + excluded.amount`
    : 'ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)';
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += MOST_ROWS) {
    const { sql, bindings } = insertRows<Row>('report_days', columns, all.slice(from, from + MOST_ROWS), suffix);
    await trx.raw(sql, [...bindings]);
  }
}
