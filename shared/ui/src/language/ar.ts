import { account } from './ar.account.ts';
import { activity } from './ar.activity.ts';
import { connection } from './ar.connection.ts';
import { console, staff } from './ar.console.ts';
import { desktop } from './ar.desktop.ts';
import { first } from './ar.first.ts';
import { tickets } from './ar.tickets.ts';
import { timeline } from './ar.timeline.ts';
import type { Catalog } from './en.ts';

/** Every visible string in Arabic. */
export const ar: Catalog = {
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
