import { account } from './de.account.ts';
import { activity } from './de.activity.ts';
import { connection } from './de.connection.ts';
import { console, staff } from './de.console.ts';
import { desktop } from './de.desktop.ts';
import { first } from './de.first.ts';
import { tickets } from './de.tickets.ts';
import { timeline } from './de.timeline.ts';
import type { Catalog } from './en.ts';

/** Every visible string in German. */
export const de: Catalog = {
  ...first,
  account,
  tickets,
  timeline,
  activity,
  connection,
  staff,
  console,
  desktop,
};
