import { type Database, isSqlite } from '../../database/database.ts';
import { type HotTransaction, hotTransaction, type Statement } from '../../database/hot-transaction.ts';

/**
 * What a pass came to: somebody else works or all rest, there was nothing new, everything was caught up with, or there
 * is more to do.
 */
type Pass = 'busy' | 'nothing' | 'caught up' | 'behind';

interface LateCommits {
  /** Entries so many ids below the newest are looked at again in every pass. */
  readonly ids: number;
  /** And all of them once more after so long, by when no transaction that has an id can still be open. */
  readonly ms: number;
}

interface Progress {
  readonly indexed_id: number;
  readonly settled_id: number;
  readonly mark_id: number;
  /** 1 when the mark was set longer ago than a commit can be late. */
  readonly ripe: number;
}

/** Entries taken in one pass. */
const BATCH = 500;
/** Ids looked through once more in one pass; nearly all of them are indexed by then. */
const SETTLE = 5_000;

/** Copies messages into the table that is searched: on one replica at a time, each message once. */
export class MessageIndexRepository {
  /** The store indexes within the commit: there is nothing to copy. */
  readonly immediate: boolean;

  constructor(
    private readonly db: Database,
    private readonly late: LateCommits = { ids: 1_000, ms: 60_000 },
  ) {
    this.immediate = isSqlite(db);
  }

  /** One pass, in one transaction that locks nothing but the progress row. */
  advance(): Promise<Pass> {
    return hotTransaction(this.db, async (trx) => {
      const progress = await this.lock(trx);
      if (!progress) {
        await trx.commit();
        return 'busy';
      }
      const fresh = await freshAfter(trx, progress.indexed_id);
      const indexed = fresh.last ?? progress.indexed_id;
      const settling = progress.ripe === 1 && progress.settled_id < indexed;
      await trx.commit(
        copyMissing(Math.max(progress.settled_id, progress.indexed_id - this.late.ids), indexed),
        ...(settling ? settle(progress, indexed) : moveOn(indexed)),
      );
      if (fresh.count === BATCH || (settling && progress.settled_id + SETTLE < progress.mark_id)) return 'behind';
      return fresh.count > 0 || settling ? 'caught up' : 'nothing';
    });
  }

  /** Keeps every replica from working for a while. */
  async rest(ms: number): Promise<void> {
    const until: Statement = {
      sql: 'UPDATE message_search_progress SET rest_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND WHERE id = 1',
      bindings: [Math.round(ms * 1_000)],
    };
    await hotTransaction(this.db, (trx) => trx.commit(until));
  }

  /** The progress row, unless somebody has it or a rest is due. A rest that ends far ahead is a clock set back. */
  private async lock(trx: HotTransaction): Promise<Progress | undefined> {
    const [rows] = await trx.run({
      sql: `SELECT indexed_id, settled_id, mark_id,
              marked_at <= UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND AS ripe FROM message_search_progress
            WHERE id = 1 AND (rest_until <= UTC_TIMESTAMP(3) OR rest_until > UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE)
            FOR UPDATE SKIP LOCKED`,
      bindings: [this.late.ms * 1_000],
    });
    return (rows as readonly unknown[])[0] as Progress | undefined;
  }
}

async function freshAfter(trx: HotTransaction, id: number): Promise<{ count: number; last: number | null }> {
  const [rows] = await trx.run({
    sql: `SELECT COUNT(*) AS count, MAX(id) AS last
          FROM (SELECT id FROM timeline_entries WHERE id > ? ORDER BY id LIMIT ${BATCH}) fresh`,
    bindings: [id],
  });
  return (rows as readonly unknown[])[0] as { count: number; last: number | null };
}

/** At READ COMMITTED a consistent read: the entries are not locked, and those committed meanwhile come along. */
const copyMissing = (after: number, upTo: number): Statement => ({
  sql: `INSERT IGNORE INTO message_search (entry_id, ticket_id, body)
        SELECT e.id, e.ticket_id, e.body FROM timeline_entries e
        WHERE e.id > ? AND e.id <= ? AND e.kind = 'message'
          AND NOT EXISTS (SELECT 1 FROM message_search s WHERE s.entry_id = e.id)`,
  bindings: [after, upTo],
});

const moveOn = (indexed: number): Statement[] => [
  { sql: 'UPDATE message_search_progress SET indexed_id = ? WHERE id = 1', bindings: [indexed] },
];

/**
 * Ids up to the mark were given out before it was set: what was late among them is there by now. Once all of it is
 * looked through, the next mark is set.
 */
function settle({ settled_id, mark_id }: Progress, indexed: number): Statement[] {
  const settled = Math.min(mark_id, settled_id + SETTLE);
  const move: Statement =
    settled < mark_id
      ? {
          sql: 'UPDATE message_search_progress SET indexed_id = ?, settled_id = ? WHERE id = 1',
          bindings: [indexed, settled],
        }
      : {
          sql: `UPDATE message_search_progress
                SET indexed_id = ?, settled_id = ?, mark_id = ?, marked_at = UTC_TIMESTAMP(3) WHERE id = 1`,
          bindings: [indexed, settled, indexed],
        };
  return [copyMissing(settled_id, settled), move];
}
