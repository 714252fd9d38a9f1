import { http, type ReportPairs } from '@tandem/contract';
import { reaction, runInAction } from 'mobx';
import { TeamStore } from './accounts/team.store.ts';
import { CategoryListStore } from './categories/category-list.store.ts';
import type { Stores } from './composition.ts';
import { FleetStore } from './consoles/fleet.store.ts';
import { afterBreaks } from './loading/after-breaks.ts';
import { reloadSpread } from './loading/reload-spread.ts';
import { ReportStore } from './reports/report.store.ts';
import { RowPresenceStore } from './tickets/row-presence.store.ts';
import { TicketSearch } from './tickets/ticket-search.store.ts';
import { ViewsStore } from './tickets/views.store.ts';
import { DraftSync } from './timeline/draft-sync.store.ts';

/** What only staff have, over the stores that everybody has. */
export interface StaffStores {
  readonly team: TeamStore;
  readonly fleet: FleetStore;
  readonly categoryList: CategoryListStore;
  readonly draftSync: DraftSync;
  readonly views: ViewsStore;
  readonly report: ReportStore;
  readonly reportPairs: ReportStore<ReportPairs>;
  readonly search: TicketSearch;
  readonly rowPresence: RowPresenceStore;
  /** Follows what happens until the returned function is called; can be started again. */
  start(): () => void;
}

type Needed = Pick<Stores, 'base' | 'staff' | 'drafts' | 'preferences'>;

/** The stores of the console alone. They stay out of what customers load. */
export function createStaffStores({ base, staff, drafts, preferences }: Needed): StaffStores {
  const { connection, session, ports } = base;
  const team = new TeamStore(connection);
  const fleet = new FleetStore(connection);
  const categoryList = new CategoryListStore(connection);
  const account = () => session.user?.id ?? null;
  const draftSync = new DraftSync({ connection, ports, drafts, account });
  const views = new ViewsStore(connection);
  const report = new ReportStore((query) => connection.request(http.reports.read, { query }));
  const reportPairs = new ReportStore((query) => connection.request(http.reports.pairs, { query }));
  const search = new TicketSearch(connection, ports.clock);
  const rowPresence = new RowPresenceStore(ports.clock, account);
  const all = [team, fleet, categoryList, views, report, reportPairs, search, rowPresence];
  return {
    team,
    fleet,
    categoryList,
    draftSync,
    views,
    report,
    reportPairs,
    search,
    rowPresence,
    start() {
      const endings = [
        connection.on('presence.rows', (event) => rowPresence.hear(event)),
        connection.on('staff.changed', () => {
          reloadSpread(ports, [staff, team]);
        }),
        connection.on('categories.changed', () => {
          reloadSpread(ports, [categoryList]);
        }),
        afterBreaks(connection, () => reloadSpread(ports, [team, categoryList, views, preferences])),
        connection.onState((state) => {
          if (state === 'live') draftSync.resume();
          else rowPresence.clear();
        }),
        reaction(
          () => session.isStaff && session.state === 'signed_in',
          (isAtWork) => {
            if (isAtWork) void preferences.load();
          },
          { fireImmediately: true },
        ),
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
