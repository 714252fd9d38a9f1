import type { Category } from '@tandem/contract';
import type { Database } from '../../database/database.ts';

export class CategoriesRepository {
  constructor(private readonly db: Database) {}

  /** All of them, in the order they were made. There are few: staff keep this list by hand. */
  all(): Promise<Category[]> {
    return this.db('categories').select('id', 'name', 'description').orderBy('id');
  }
}
