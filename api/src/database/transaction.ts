import type { Knex } from 'knex';
import { isContention } from './errors.ts';

const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction, up to three times when it loses against another one. `work` must use only the
 * transaction it is given: on SQLite's single connection anything else would wait for itself.
 */
export async function transact<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isContention(error)) throw error;
    }
  }
}
