import { accountsEndpoints } from '../accounts/accounts.endpoints.ts';
import { activityEndpoints } from '../activity/activity.endpoints.ts';
import { categoriesEndpoints } from '../categories/categories.endpoints.ts';
import { consolesEndpoints } from '../consoles/consoles.endpoints.ts';
import { draftsEndpoints } from '../drafts/drafts.endpoints.ts';
import { preferencesEndpoints } from '../preferences/preferences.endpoints.ts';
import { reportsEndpoints } from '../reports/reports.endpoints.ts';
import { sessionEndpoints } from '../session/session.endpoints.ts';
import { ticketsEndpoints } from '../tickets/tickets.endpoints.ts';
import { timelineEndpoints } from '../timeline/timeline.endpoints.ts';
import { viewsEndpoints } from '../views/views.endpoints.ts';

/** Every endpoint of the api, by noun. */
export const http = {
  session: sessionEndpoints,
  accounts: accountsEndpoints,
  categories: categoriesEndpoints,
  tickets: ticketsEndpoints,
  timeline: timelineEndpoints,
  activity: activityEndpoints,
  drafts: draftsEndpoints,
  views: viewsEndpoints,
  preferences: preferencesEndpoints,
  reports: reportsEndpoints,
  consoles: consolesEndpoints,
};
