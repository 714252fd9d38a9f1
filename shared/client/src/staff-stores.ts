import { reaction, runInAction } from 'mobx';
import { TeamStore } from './accounts/team.store.ts';
import { CategoryListStore } from './categories/category-list.store.ts';
import type { Stores } from './composition.ts';
import { reloadSpread } from './loading/reload-spread.ts';

/** What only staff have, over the stores that everybody has. */
export interface StaffStores {
  readonly team: TeamStore;
  readonly categoryList: CategoryListStore;
  /** Follows what happens until the returned function is called; can be started again. */
  start(): () => void;
}

/** The stores of the console alone. They stay out of what customers load. */
export function createStaffStores({ base, staff }: Pick<Stores, 'base' | 'staff'>): StaffStores {
  const { connection, session, ports } = base;
  const team = new TeamStore(connection);
  const categoryList = new CategoryListStore(connection);
  const all = [team, categoryList];
  return {
    team,
    categoryList,
    start() {
      const endings = [
        connection.on('staff.changed', () => {
          reloadSpread(ports, [staff, team]);
        }),
        connection.on('categories.changed', () => {
          reloadSpread(ports, [categoryList]);
        }),
        reaction(
          () => session.user?.id ?? null,
          () =>
            runInAction(() => {
              for (const store of all) store.clear();
            }),
        ),
      ];
      return () => {
        for (const end of endings) end();
      };
    },
  };
}
