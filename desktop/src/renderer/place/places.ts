import { categoryPolicy, consolePolicy, reportPolicy, staffPolicy, type User } from '@tandem/contract';
import type { Catalog, IconName } from '@tandem/ui';
import { type ComponentType, lazy } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { type PlaceName, placeNames } from '../routes.ts';

interface PlaceFacts {
  readonly icon: IconName;
  readonly title: (words: Catalog) => string;
  /** Whether this reader has it; to others its address leads nowhere. */
  readonly isFor: (user: User) => boolean;
  readonly Page: ComponentType<{ readonly query: InboxQuery }>;
}

const account = () => import('../account/account-places.tsx');

/** What there is besides tickets. Each page is loaded when somebody goes there. */
export const places: Readonly<Record<PlaceName, PlaceFacts>> = {
  profile: {
    icon: 'user',
    title: (words) => words.account.profile.title,
    isFor: () => true,
    Page: lazy(async () => ({ default: (await account()).ProfilePlace })),
  },
  notifications: {
    icon: 'bell',
    title: (words) => words.console.telling.title,
    isFor: () => true,
    Page: lazy(async () => ({ default: (await import('../telling/TellingPlace.tsx')).TellingPlace })),
  },
  devices: {
    icon: 'computer',
    title: (words) => words.account.devices.title,
    isFor: () => true,
    Page: lazy(async () => ({ default: (await account()).DevicesPlace })),
  },
  reports: {
    icon: 'chart',
    title: (words) => words.console.reports.title,
    isFor: (user) => reportPolicy.read(user) === 'allow',
    Page: lazy(async () => ({ default: (await import('../reports/ReportsPlace.tsx')).ReportsPlace })),
  },
  team: {
    icon: 'users',
    title: (words) => words.console.team.title,
    isFor: (user) => staffPolicy.manage(user) === 'allow',
    Page: lazy(async () => ({ default: (await import('../team/TeamPlace.tsx')).TeamPlace })),
  },
  fleet: {
    icon: 'computer',
    title: (words) => words.console.fleet.title,
    isFor: (user) => consolePolicy.list(user) === 'allow',
    Page: lazy(async () => ({ default: (await import('../fleet/FleetPlace.tsx')).FleetPlace })),
  },
  categories: {
    icon: 'tag',
    title: (words) => words.console.categoryList.title,
    isFor: (user) => categoryPolicy.manage(user) === 'allow',
    Page: lazy(async () => ({ default: (await import('../categories/CategoriesPlace.tsx')).CategoriesPlace })),
  },
};

/** The places this reader has, in the order of menus. */
export const placesFor = (user: User | null): readonly PlaceName[] =>
  user === null ? [] : placeNames.filter((name) => places[name].isFor(user));
