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
  async of(accountId: number, limit: number): Promise<SavedView[]> {
    const rows: ViewRow[] = await this.db('saved_views')
      .select('id', 'name', 'query')
      .where({ account_id: accountId })
      .orderBy('id')
      .limit(limit);
    return rows.flatMap((row) => readable(row) ?? []);
  }

  async count(accountId: number): Promise<number> {
    return (await this.db('saved_views').select('id').where({ account_id: accountId })).length;
  }

  async save(accountId: number, { name, query }: NewSavedView): Promise<SavedView> {
    const row = { account_id: accountId, name, query: JSON.stringify(query) };
    return { id: await insertOne(this.db, 'saved_views', row), name, query };
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
