import {
  type Actor,
  because,
  mostSavedViews,
  type NewSavedView,
  type SavedView,
  viewPolicy,
  wording,
} from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { ViewsRepository } from './views.repository.ts';

/** Ways to look at the inbox that members of staff keep for themselves. */
export class ViewsService {
  constructor(private readonly repository: ViewsRepository) {}

  async list(actor: Actor): Promise<SavedView[]> {
    enforce(viewPolicy.keep(actor));
    return this.repository.of(actor.id);
  }

  async save(actor: Actor, view: NewSavedView): Promise<SavedView> {
    enforce(viewPolicy.keep(actor));
    const saved = await this.repository.save(actor.id, view, mostSavedViews);
    if (saved) return saved;
    throw new AppError('impossible', undefined, wording({ name: because('too_many_views', { max: mostSavedViews }) }));
  }

  async rename(actor: Actor, id: number, name: string): Promise<SavedView> {
    enforce(viewPolicy.keep(actor));
    const renamed = await this.repository.rename(actor.id, id, name);
    if (!renamed) throw new AppError('not_found');
    return renamed;
  }

  async remove(actor: Actor, id: number): Promise<void> {
    enforce(viewPolicy.keep(actor));
    if (!(await this.repository.remove(actor.id, id))) throw new AppError('not_found');
  }
}
