import { http, type NewSavedView, type SavedView } from '@tandem/contract';
import { runInAction } from 'mobx';
import { LoadedList } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** One's own saved views, in the order they were made. Changes reject with RequestFailed. */
export class ViewsStore extends LoadedList<SavedView> {
  constructor(private readonly connection: Connection) {
    super(async () => (await connection.request(http.views.list, {})).items);
  }

  async save(view: NewSavedView): Promise<void> {
    const saved = await this.connection.request(http.views.save, { body: view });
    runInAction(() => {
      this.items = [...this.items, saved];
    });
  }

  async rename(id: number, name: string): Promise<void> {
    const renamed = await this.connection.request(http.views.rename, { params: { id }, body: { name } });
    runInAction(() => {
      this.items = this.items.map((view) => (view.id === id ? renamed : view));
    });
  }

  /** One that is gone already is no failure. */
  async remove(id: number): Promise<void> {
    try {
      await this.connection.request(http.views.remove, { params: { id } });
    } catch (cause) {
      const failure = RequestFailed.from(cause);
      if (failure.code !== 'not_found') throw failure;
    }
    runInAction(() => {
      this.items = this.items.filter((view) => view.id !== id);
    });
  }
}
