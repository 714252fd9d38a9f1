import { mostSavedViews, type NewSavedView, type SavedView } from '@tandem/contract';
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

/** Somebody may keep so many; what others are about to ask for is among the newest. */
const KEPT = mostSavedViews - 10;

/** Somebody saves a view and forgets their oldest when they have many; answers its id. */
export async function saveView(owner: Person): Promise<number> {
  const { items } = await owner.get<{ items: SavedView[] }>('/views');
  const oldest = items.map(({ id }) => id).sort((one, other) => one - other);
  for (const id of oldest.slice(0, Math.max(0, oldest.length - KEPT))) await owner.ask('DELETE', `/views/${id}`);
  return (await owner.send<SavedView>('POST', '/views', view)).id;
}
