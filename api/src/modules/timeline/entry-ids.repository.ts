import type { Database } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';

/** Which entries there are, by id alone: an index answers it. */
export class EntryIdsRepository {
  constructor(private readonly db: Database) {}

  /** How many have a later id than this, and the latest of all. */
  async countAfter(id: number): Promise<{ count: number; newest: number }> {
    const sql = 'SELECT COUNT(*) AS count, MAX(id) AS newest FROM timeline_entries WHERE id > ?';
    const [row] = await selectRaw<{ count: number; newest: number | null }>(this.db, sql, [id]);
    return { count: Number(row?.count ?? 0), newest: Number(row?.newest ?? id) };
  }

  async between(after: number, upTo: number, limit: number): Promise<number[]> {
    const sql = 'SELECT id FROM timeline_entries WHERE id > ? AND id <= ? ORDER BY id LIMIT ?';
    return (await selectRaw<{ id: number }>(this.db, sql, [after, upTo, limit])).map(({ id }) => id);
  }

  async newest(): Promise<number> {
    const [row] = await selectRaw<{ id: number | null }>(this.db, 'SELECT MAX(id) AS id FROM timeline_entries', []);
    return Number(row?.id ?? 0);
  }
}
