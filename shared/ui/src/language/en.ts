import { account } from './en.account.ts';
import { activity } from './en.activity.ts';
import { connection } from './en.connection.ts';
import { console, staff } from './en.console.ts';
import { desktop } from './en.desktop.ts';
import { errors } from './en.errors.ts';
import { general } from './en.general.ts';
import { portal } from './en.portal.ts';
import { session } from './en.session.ts';
import { tickets } from './en.tickets.ts';
import { timeline } from './en.timeline.ts';

/** Every visible string of portal, ui and console in English, by noun. Another language is another object of this shape. */
export const en = {
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

type Words<T> = T extends string
  ? string
  : T extends (...input: infer I) => string
    ? (...input: I) => string
    : { readonly [K in keyof T]: Words<T[K]> };

/** What a language has to provide. */
export type Catalog = Words<typeof en>;
