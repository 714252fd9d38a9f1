import type { TicketSearch } from '@tandem/client';
import { statusIcon, useNavigate, useStores, useWords } from '@tandem/ui';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { plainQuery, viewNames } from '../inbox/inbox-query.ts';
import { type Action, type Shortcut, shortcuts } from '../keyboard/shortcuts.ts';
import { places, placesFor } from '../place/places.ts';
import { paths } from '../routes.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { viewIcon } from '../views/view-icon.ts';
import { matching, numberIn, otherThan, type PaletteItem } from './palette-items.ts';

export interface PaletteWishes {
  readonly query: InboxQuery;
  /** Does what the key of an action does. */
  readonly perform: (action: Action) => void;
}

/** Moving the cursor by one is for keys alone; the rest of these are in the list as what they are. */
const left = new Set<Action>(['next', 'previous', 'back', 'palette']);
const isAction = (action: Action): action is Exclude<Action, `view:${string}`> => !action.startsWith('view:');

/** What can be chosen for a text, tickets first. Call it in an observer. */
export function usePaletteItems(
  text: string,
  { query, perform }: PaletteWishes,
): { readonly items: readonly PaletteItem[]; readonly search: TicketSearch } {
  const { session, ticket } = useStores();
  const { views, search } = useStaffStores();
  const words = useWords();
  const navigate = useNavigate();
  const number = numberIn(text);
  const go = (href: string) => () => navigate(href);

  const tickets: PaletteItem[] = [
    ...(number === null
      ? []
      : [
          {
            id: `number ${number}`,
            group: 'tickets' as const,
            label: words.console.palette.openNumber(words.console.ticket.number(number)),
            icon: 'search' as const,
            choose: go(paths.ticket(number, query)),
          },
        ]),
    ...otherThan(search.found, number).map(({ id, title, status }) => ({
      id: `ticket ${id}`,
      group: 'tickets' as const,
      label: `${words.console.ticket.number(id)} ${title}`,
      icon: statusIcon[status],
      choose: go(paths.ticket(id, query)),
    })),
  ];
  const isPossible = ({ action, group }: Shortcut) =>
    isAction(action) && !left.has(action) && (group !== 'ticket' || ticket.ticket !== null);
  const actions = shortcuts.filter(isPossible).map(({ action, keys }) => ({
    id: `action ${action}`,
    group: 'actions' as const,
    label: isAction(action) ? words.console.keys[action] : action,
    icon: 'chevron-right' as const,
    keys,
    choose: () => perform(action),
  }));
  const viewItems = viewNames.map((view) => ({
    id: `view ${view}`,
    group: 'views' as const,
    label: words.console.views[view],
    icon: viewIcon[view],
    choose: go(paths.inbox(plainQuery(view))),
  }));
  const saved = views.items.map((view) => ({
    id: `saved ${view.id}`,
    group: 'views' as const,
    label: view.name,
    icon: 'filter' as const,
    choose: go(paths.inbox(view.query)),
  }));
  const placeItems = placesFor(session.user).map((place) => ({
    id: `place ${place}`,
    group: 'places' as const,
    label: places[place].title(words),
    icon: places[place].icon,
    choose: go(paths.place(place, query)),
  }));
  const known = [actions, [...viewItems, ...saved], placeItems].flatMap((items) => matching(items, text));
  return { items: [...tickets, ...known], search };
}
