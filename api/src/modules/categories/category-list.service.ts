import {
  type Actor,
  because,
  type CategoryChange,
  categoryPolicy,
  type KnownCategory,
  mostCategories,
  type NewCategory,
  wording,
} from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { CategoriesRepository } from './categories.repository.ts';

/** The list of categories as admins keep it. Nothing is ever removed: tickets keep a retired category, under its name. */
export class CategoryListService {
  constructor(
    private readonly repository: CategoriesRepository,
    /** Tells everybody, on every replica, once a change is committed. Never throws. */
    private readonly announce: () => void,
  ) {}

  async add(actor: Actor, category: NewCategory): Promise<KnownCategory> {
    enforce(categoryPolicy.manage(actor));
    if ((await this.repository.all()).length >= mostCategories) {
      const wrong = wording({ name: because('too_many_categories', { max: mostCategories }) });
      throw new AppError('impossible', undefined, wrong);
    }
    const added = await this.repository.create(category);
    this.announce();
    return added;
  }

  async change(actor: Actor, id: number, change: CategoryChange): Promise<KnownCategory> {
    enforce(categoryPolicy.manage(actor));
    await this.repository.change(id, change);
    const changed = (await this.repository.all()).find((category) => category.id === id);
    if (!changed) throw new AppError('not_found');
    this.announce();
    return changed;
  }
}
