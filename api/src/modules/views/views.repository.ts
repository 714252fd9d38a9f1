import { type NewSavedView, parse, type SavedView, savedViewSchema } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { insertOne } from '../../database/insert.ts';

interface ViewRow {
  readonly id: number;
  readonly name: string;
  readonly query: string;
}

export class ViewsRepository {
  constructor(private readonly db: Database) {}

  /** In the order they were made. One that a newer or older version wrote, and this one cannot read, is left out. */
  async of(accountId: number): Promise<SavedView[]> {
    const rows: ViewRow[] = await this.db('saved_views')
      .select('id', 'name', 'query')
      .where({ account_id: accountId })
      .orderBy('id');
    return rows.flatMap((row) => readable(row) ?? []);
  }

  /** Undefined when the account has so many readable ones already, also by a request at the same time. */
  save(accountId: number, { name, query }: NewSavedView, most: number): Promise<SavedView | undefined> {
    return this.db.transaction(async (trx) => {
      // Under the account's lock: of two at once the second counts the first.
      await trx('accounts').select('id').where({ id: accountId }).forUpdate();
      const rows: ViewRow[] = await trx('saved_views').select('id', 'name', 'query').where({ account_id: accountId });
      const unreadable = rows.filter((row) => !readable(row)).map(({ id }) => id);
      if (rows.length - unreadable.length >= most) return undefined;
      // Nobody sees them, so nobody could forget them: in the end they make room.
      if (rows.length >= 2 * most) await trx('saved_views').whereIn('id', unreadable).delete();
      const row = { account_id: accountId, name, query: JSON.stringify(query) };
      return { id: await insertOne(trx, 'saved_views', row), name, query };
    });
  }

  /** Undefined when this account has no such view, or this version cannot read it. */
  async rename(accountId: number, id: number, name: string): Promise<SavedView | undefined> {
    const own = { id, account_id: accountId };
    await this.db('saved_views').where(own).update({ name });
    const row: ViewRow | undefined = await this.db('saved_views').select('id', 'name', 'query').where(own).first();
    return row && readable(row);
  }

  /** False when this account has no such view. */
  async remove(accountId: number, id: number): Promise<boolean> {
    return (await this.db('saved_views').where({ id, account_id: accountId }).delete()) > 0;
  }
}

function readable({ id, name, query }: ViewRow): SavedView | undefined {
  try {
    return parse(savedViewSchema, { id, name, query: JSON.parse(query) });
  } catch {
    return undefined;
  }
}
