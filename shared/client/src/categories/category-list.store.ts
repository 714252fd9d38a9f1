import { type CategoryChange, http, type KnownCategory, type NewCategory } from '@tandem/contract';
import { runInAction } from 'mobx';
import { LoadedList } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';

/** Every category, the retired ones too, for staff. Changes are for admins and reject with RequestFailed. */
export class CategoryListStore extends LoadedList<KnownCategory> {
  constructor(private readonly connection: Connection) {
    super(async () => (await connection.request(http.categories.listAll, {})).items);
  }

  async add(category: NewCategory): Promise<void> {
    this.take(await this.connection.request(http.categories.create, { body: category }));
  }

  async change(id: number, change: CategoryChange): Promise<void> {
    this.take(await this.connection.request(http.categories.change, { params: { id }, body: change }));
  }

  private take(category: KnownCategory): void {
    runInAction(() => {
      const others = this.items.filter(({ id }) => id !== category.id);
      this.items = [...others, category].toSorted((one, other) => one.id - other.id);
    });
  }
}
