import { type Category, http } from '@tandem/contract';
import { LoadedList } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';

/** What a ticket can be about. */
export class CategoriesStore extends LoadedList<Category> {
  constructor(connection: Connection) {
    super(async () => (await connection.request(http.categories.list, {})).items);
  }
}
