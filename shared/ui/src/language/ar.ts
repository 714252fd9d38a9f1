import { account } from './ar.account.ts';
import { activity } from './ar.activity.ts';
import { connection } from './ar.connection.ts';
import { console, staff } from './ar.console.ts';
import { desktop } from './ar.desktop.ts';
import { errors } from './ar.errors.ts';
import { general } from './ar.general.ts';
import { portal } from './ar.portal.ts';
import { session } from './ar.session.ts';
import { tickets } from './ar.tickets.ts';
import { timeline } from './ar.timeline.ts';
import type { Catalog } from './en.ts';

/** Every visible string in Arabic. */
export const ar: Catalog = {
  general,
  session,
  account,
  tickets,
  timeline,
  activity,
  connection,
  errors,
  portal,
  staff,
  console,
  desktop,
};
