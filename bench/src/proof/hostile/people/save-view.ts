import type { NewSavedView, SavedView } from '@tandem/contract';
import type { Person } from './person.ts';

const view: NewSavedView = {
  name: 'Everything',
  query: {
    view: 'all',
    q: '',
    status: null,
    priority: null,
    categoryId: null,
    customerId: null,
    sort: '-updatedAt',
  },
};

/** Somebody saves a view; answers its id. */
export const saveView = async (owner: Person): Promise<number> =>
  (await owner.send<SavedView>('POST', '/views', view)).id;
