import type { Preferences } from '@tandem/contract';
import type { Database } from './database/database.ts';
import type { Allowances } from './http/allowances.ts';
import type { ApiRouter } from './http/api-router.ts';
import { perAccount } from './http/limits.ts';
import { ConsolesController } from './modules/consoles/consoles.controller.ts';
import { ConsolesRepository } from './modules/consoles/consoles.repository.ts';
import { consolesRoutes } from './modules/consoles/consoles.routes.ts';
import { ConsolesService } from './modules/consoles/consoles.service.ts';
import { DraftsController } from './modules/drafts/drafts.controller.ts';
import { DraftsRepository } from './modules/drafts/drafts.repository.ts';
import { draftsRoutes } from './modules/drafts/drafts.routes.ts';
import { DraftsService } from './modules/drafts/drafts.service.ts';
import { PreferencesController } from './modules/preferences/preferences.controller.ts';
import { PreferencesRepository } from './modules/preferences/preferences.repository.ts';
import { preferencesRoutes } from './modules/preferences/preferences.routes.ts';
import { PreferencesService } from './modules/preferences/preferences.service.ts';
import { ViewsController } from './modules/views/views.controller.ts';
import { ViewsRepository } from './modules/views/views.repository.ts';
import { viewsRoutes } from './modules/views/views.routes.ts';
import { ViewsService } from './modules/views/views.service.ts';

interface Parts {
  readonly db: Database;
  readonly now: () => Date;
  readonly allowances: Pick<Allowances, 'consolesPerAccount'>;
  readonly announcePreferences: (accountId: number, preferences: Preferences) => void;
}

/** What people keep for themselves around the tickets: drafts, views, preferences, and the consoles they use. Nothing
 * else depends on it. */
export function composeKept({ db, now, allowances, announcePreferences }: Parts): {
  mount(router: ApiRouter): void;
} {
  const drafts = new DraftsController(new DraftsService(new DraftsRepository(db, now)));
  const views = new ViewsController(new ViewsService(new ViewsRepository(db)));
  const consoles = new ConsolesController(new ConsolesService(new ConsolesRepository(db, now)));
  const preferences = new PreferencesController(
    new PreferencesService(new PreferencesRepository(db), announcePreferences),
  );
  return {
    mount(router) {
      draftsRoutes(router, drafts);
      viewsRoutes(router, views);
      preferencesRoutes(router, preferences);
      consolesRoutes(router, consoles, perAccount(allowances.consolesPerAccount));
    },
  };
}
