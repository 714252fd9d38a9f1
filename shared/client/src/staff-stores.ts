import { reaction, runInAction } from 'mobx';
import { TeamStore } from './accounts/team.store.ts';
import { CategoryListStore } from './categories/category-list.store.ts';
import type { Stores } from './composition.ts';
import { reloadSpread } from './loading/reload-spread.ts';
import { ReportStore } from './reports/report.store.ts';
import { ViewsStore } from './tickets/views.store.ts';
import { DraftSync } from './timeline/draft-sync.store.ts';

/** What only staff have, over the stores that everybody has. */
export interface StaffStores {
  readonly team: TeamStore;
  readonly categoryList: CategoryListStore;
  readonly draftSync: DraftSync;
  readonly views: ViewsStore;
  readonly report: ReportStore;
  /** Follows what happens until the returned function is called; can be started again. */
  start(): () => void;
}

/** The stores of the console alone. They stay out of what customers load. */
export function createStaffStores({ base, staff, drafts }: Pick<Stores, 'base' | 'staff' | 'drafts'>): StaffStores {
  const { connection, session, ports } = base;
  const team = new TeamStore(connection);
  const categoryList = new CategoryListStore(connection);
  const account = () => session.user?.id ?? null;
  const draftSync = new DraftSync({ connection, ports, drafts, account });
  const views = new ViewsStore(connection);
  const report = new ReportStore(connection);
  const all = [team, categoryList, views, report];
  return {
    team,
    categoryList,
    draftSync,
    views,
    report,
    start() {
      const endings = [
        connection.on('staff.changed', () => {
          reloadSpread(ports, [staff, team]);
        }),
        connection.on('categories.changed', () => {
          reloadSpread(ports, [categoryList]);
        }),
        connection.onState((state) => {
          if (state === 'live') draftSync.resume();
        }),
        reaction(account, () =>
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
