import { type InboxQuery, toSearch } from './inbox/inbox-query.ts';

/** The folder the console is served from, without the slash at its end: `/console`, or nothing in the desktop app. */
export const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Full paths of the console's places. The inbox query travels along, so that back leads where one came from. */
export const paths = {
  inbox: (query?: InboxQuery) => `${base}/${searchOf(query)}`,
  ticket: (id: number, query?: InboxQuery) => `${base}/tickets/${id}${searchOf(query)}`,
  place: (place: PlaceName, query?: InboxQuery) => `${base}/${place}${searchOf(query)}`,
};

/** Pages that are about no ticket. */
export const placeNames = ['reports', 'team', 'fleet', 'categories', 'profile', 'notifications', 'devices'] as const;
export type PlaceName = (typeof placeNames)[number];

/** The place an address names. */
export const placeOf = (path: string): PlaceName | undefined => placeNames.find((place) => path === `/${place}`);

/** The ticket an address names; null is the inbox, undefined an address that leads nowhere. */
export function ticketIdOf(path: string): number | null | undefined {
  // One signs in at any address; whoever asks for the one the portal has means the inbox.
  if (path === '' || path === '/' || path === '/sign-in') return null;
  const id = /^\/tickets\/([1-9]\d{0,14})\/?$/.exec(path)?.[1];
  return id === undefined ? undefined : Number(id);
}

const searchOf = (query: InboxQuery | undefined): string => {
  const search = query ? toSearch(query) : '';
  return search === '' ? '' : `?${search}`;
};
