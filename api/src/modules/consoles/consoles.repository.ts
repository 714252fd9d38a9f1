import type { ConsoleReport, FleetConsole } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import type { Position } from './console-cursor.ts';

interface ConsoleRow {
  readonly id: number;
  readonly account_id: number;
  readonly account_name: string;
  readonly version: string;
  readonly ring: FleetConsole['ring'];
  readonly system: FleetConsole['system'];
  readonly system_version: string;
  readonly policy: FleetConsole['policy'];
  readonly problems: number;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
}

export class ConsolesRepository {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Remembers what a console said last. Of one account at most `most` are remembered, those seen last. */
  report(accountId: number, { consoleId, systemVersion, ...facts }: ConsoleReport, most: number): Promise<void> {
    return this.db.transaction(async (trx) => {
      // Under the account's lock: of two at once the second counts the first.
      await trx('accounts').select('id').where({ id: accountId }).forUpdate();
      const at = toDbTime(this.now());
      const said = { ...facts, account_id: accountId, system_version: systemVersion, last_seen_at: at };
      await trx('consoles')
        .insert({ console_id: consoleId, first_seen_at: at, ...said })
        .onConflict('console_id')
        .merge(said);
      const all: { id: number }[] = await trx('consoles')
        .select('id')
        .where({ account_id: accountId })
        .orderBy([
          { column: 'last_seen_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]);
      const beyond = all.slice(most).map(({ id }) => id);
      if (beyond.length > 0) await trx('consoles').whereIn('id', beyond).delete();
    });
  }

  /**
   * The one seen last first. Which ones is read from an index alone; words are looked for in all of them, of which there are
   * a few per member of staff.
   */
  async page(q: string, after: Position | undefined, limit: number): Promise<FleetConsole[]> {
    const newestFirst = [
      { column: 'consoles.last_seen_at', order: 'desc' },
      { column: 'consoles.id', order: 'desc' },
    ];
    const found = this.db('consoles').select('consoles.id').orderBy(newestFirst).limit(limit);
    if (q !== '') {
      const pattern = `%${q.replace(/[!%_]/g, '!$&')}%`;
      found
        .join('accounts', 'accounts.id', 'consoles.account_id')
        .where((some) =>
          some
            .whereRaw("accounts.name like ? escape '!'", [pattern])
            .orWhereRaw("consoles.version like ? escape '!'", [pattern])
            .orWhereRaw("consoles.policy like ? escape '!'", [pattern]),
        );
    }
    if (after !== undefined) {
      found.where((later) =>
        later
          .where('consoles.last_seen_at', '<', after.seen)
          .orWhere((same) => same.where('consoles.last_seen_at', after.seen).andWhere('consoles.id', '<', after.id)),
      );
    }
    const rows: ConsoleRow[] = await this.db(found.as('page'))
      .join('consoles', 'consoles.id', 'page.id')
      .join('accounts', 'accounts.id', 'consoles.account_id')
      .select('consoles.*', 'accounts.name as account_name')
      .orderBy(newestFirst);
    return rows.map(toConsole);
  }
}

const toConsole = ({ id, version, ring, system, policy, problems, ...row }: ConsoleRow): FleetConsole => ({
  id,
  account: { id: row.account_id, name: row.account_name },
  version,
  ring,
  system,
  systemVersion: row.system_version,
  policy,
  problems,
  firstSeenAt: fromDbTime(row.first_seen_at),
  lastSeenAt: fromDbTime(row.last_seen_at),
});
