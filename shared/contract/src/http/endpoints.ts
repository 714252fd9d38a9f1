import { accountsEndpoints } from '../accounts/accounts.endpoints.ts';
import { activityEndpoints } from '../activity/activity.endpoints.ts';
import { categoriesEndpoints } from '../categories/categories.endpoints.ts';
import { sessionEndpoints } from '../session/session.endpoints.ts';
import { ticketsEndpoints } from '../tickets/tickets.endpoints.ts';
import { timelineEndpoints } from '../timeline/timeline.endpoints.ts';

/** Every endpoint of the api, by noun. */
export const http = {
  session: sessionEndpoints,
  accounts: accountsEndpoints,
  categories: categoriesEndpoints,
  tickets: ticketsEndpoints,
  timeline: timelineEndpoints,
  activity: activityEndpoints,
};
