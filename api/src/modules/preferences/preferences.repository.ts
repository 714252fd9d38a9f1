import { type Preferences, parse, preferencesSchema } from '@tandem/contract';
import type { Database } from '../../database/database.ts';

export class PreferencesRepository {
  constructor(private readonly db: Database) {}

  /** Undefined when nothing was chosen, or in a way that this version cannot read. */
  async of(accountId: number): Promise<Preferences | undefined> {
    const row: { chosen: string } | undefined = await this.db('preferences')
      .select('chosen')
      .where({ account_id: accountId })
      .first();
    try {
      return row && parse(preferencesSchema, JSON.parse(row.chosen));
    } catch {
      return undefined;
    }
  }

  async keep(accountId: number, preferences: Preferences): Promise<void> {
    const row = { account_id: accountId, chosen: JSON.stringify(preferences) };
    await this.db('preferences').insert(row).onConflict('account_id').merge(['chosen']);
  }
}
