import type { Database } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import { placeholders } from '../../database/sql.ts';

/** By reader and ticket; whoever has not read a ticket at all is missing. */
export type ReadSeqsByReader = ReadonlyMap<number, ReadonlyMap<number, number>>;

interface ReadMarkRow {
  readonly ticket_id: number;
  readonly account_id: number;
  readonly last_read_seq: number;
}

/** Two lists in one condition multiply: this many pairs are looked up by one statement at most. */
const MOST_PAIRS = 5_000;
/** Few people have read a ticket: for more readers than this, a ticket's marks are all read instead of each looked for. */
const MANY_READERS = 20;
const TICKETS_AT_ONCE = 500;

/** How far people have read tickets. */
export class ReadSeqs {
  constructor(private readonly db: Database) {}

  /** Of each of these readers on each of these tickets. */
  async of(readers: ReadonlySet<number>, tickets: ReadonlySet<number>): Promise<ReadSeqsByReader> {
    const seqs = new Map<number, Map<number, number>>();
    if (readers.size === 0 || tickets.size === 0) return seqs;
    const ids = [...tickets];
    const size = readers.size > MANY_READERS ? TICKETS_AT_ONCE : Math.max(1, Math.floor(MOST_PAIRS / readers.size));
    for (let start = 0; start < ids.length; start += size) {
      for (const { ticket_id, account_id, last_read_seq } of await this.marks(
        readers,
        ids.slice(start, start + size),
      )) {
        const known = seqs.get(account_id) ?? new Map<number, number>();
        seqs.set(account_id, known.set(ticket_id, last_read_seq));
      }
    }
    return seqs;
  }

  private marks(readers: ReadonlySet<number>, tickets: readonly number[]): Promise<ReadMarkRow[]> {
    // `+ 0`: by no index.
    const account = readers.size > MANY_READERS ? 'account_id + 0' : 'account_id';
    const sql = `SELECT ticket_id, account_id, last_read_seq FROM ticket_reads
      WHERE ticket_id IN (${placeholders(tickets.length)}) AND ${account} IN (${placeholders(readers.size)})`;
    return selectRaw(this.db, sql, [...tickets, ...readers]);
  }
}
