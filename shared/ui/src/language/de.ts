import { account } from './de.account.ts';
import { activity } from './de.activity.ts';
import { connection } from './de.connection.ts';
import { console, staff } from './de.console.ts';
import { desktop } from './de.desktop.ts';
import { errors } from './de.errors.ts';
import { general } from './de.general.ts';
import { portal } from './de.portal.ts';
import { session } from './de.session.ts';
import { tickets } from './de.tickets.ts';
import { timeline } from './de.timeline.ts';
import type { Catalog } from './en.ts';

/** Every visible string in German. */
export const de: Catalog = {
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
