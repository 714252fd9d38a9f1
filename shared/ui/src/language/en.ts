import { account } from './en.account.ts';
import { activity } from './en.activity.ts';
import { connection } from './en.connection.ts';
import { console, staff } from './en.console.ts';
import { desktop } from './en.desktop.ts';
import { first } from './en.first.ts';
import { tickets } from './en.tickets.ts';
import { timeline } from './en.timeline.ts';

/** Every visible string of portal, ui and console in English, by noun. Another language is another object of this shape. */
export const en = {
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

type Words<T> = T extends string
  ? string
  : T extends (...input: infer I) => string
    ? (...input: I) => string
    : { readonly [K in keyof T]: Words<T[K]> };

/** What a language has to provide. */
export type Catalog = Words<typeof en>;
/** The part that is needed before somebody is signed in. */
export type FirstWords = Pick<Catalog, keyof typeof first>;
