import { CloseTicket, ConnectionBanner, useStores, useUnreadCount, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Inbox } from '../inbox/Inbox.tsx';
import { fromSearch, type InboxQuery } from '../inbox/inbox-query.ts';
import { ShortcutSheet } from '../keyboard/ShortcutSheet.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Palette } from '../palette/Palette.tsx';
import { places } from '../place/places.ts';
import { type PlaceName, paths, placeOf, ticketIdOf } from '../routes.ts';
import { StatusBar } from '../status/StatusBar.tsx';
import { ContextColumn } from '../ticket/ContextColumn.tsx';
import { NoTicket, NowhereToBe } from '../ticket/NoTicket.tsx';
import { TicketPane, type TicketPaneHandle } from '../ticket/TicketPane.tsx';
import { ViewList } from '../views/ViewList.tsx';
import styles from './desk.module.css';
import { TopBar } from './TopBar.tsx';

/** Views, inbox, ticket and context side by side; one of them at a time on a phone. The address says what is open. */
export const Desk = observer(function Desk() {
  const { ticket, session } = useStores();
  const [location, setLocation] = useLocation();
  const [search] = useSearchParams();
  const query = fromSearch(search);
  const ticketId = ticketIdOf(location);
  const named = placeOf(location);
  const place = named && session.user && places[named].isFor(session.user) ? named : undefined;
  const Page = place && places[place].Page;
  const [sheet, setSheet] = useState(false);
  const [palette, setPalette] = useState(false);
  const [closing, setClosing] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const pane = useRef<TicketPaneHandle>(null);
  const go = (href: string, how: { replace?: boolean } = {}) => setLocation(`~${href}`, how);
  const narrow = (next: InboxQuery) =>
    go(ticketId ? paths.ticket(ticketId, next) : paths.inbox(next), { replace: true });

  usePageTitle(ticketId ?? null, query, place);
  // In a low window the page itself scrolls: what is opened begins at its top, and the list is as it was left.
  useEffect(() => {
    if (ticketId !== null) document.documentElement.scrollTop = 0;
  }, [ticketId]);
  const perform = useShortcuts({
    frame,
    openTicketId: ticketId ?? null,
    onView: (next) => go(paths.inbox(next)),
    onBack: () => {
      if (ticketId !== null && isOnePane()) go(paths.inbox(query));
    },
    onClaim: () => {
      if (ticket.ticket?.assignee === null) void ticket.claim();
    },
    onReply: () => pane.current?.reply(),
    onCloseTicket: () => setClosing(ticket.moves.includes('closed')),
    onSheet: () => setSheet(true),
    onPalette: () => setPalette(true),
  });

  return (
    <div ref={frame} className={styles['desk']} data-showing={place ? 'place' : ticketId === null ? 'inbox' : 'ticket'}>
      <div className={styles['top']}>
        <TopBar query={query} />
        <ConnectionBanner />
      </div>
      <ViewList query={query} isElsewhere={place !== undefined} className={styles['views']} />
      <Inbox query={query} openTicketId={ticketId ?? null} onQuery={narrow} className={styles['inbox']} />
      <main className={styles['ticket']} id="ticket">
        {Page && (
          <Suspense fallback={null}>
            <Page query={query} />
          </Suspense>
        )}
        {ticketId === undefined && place === undefined && <NowhereToBe query={query} />}
        {ticketId === null && <NoTicket />}
        {ticketId && <TicketPane key={ticketId} ref={pane} ticketId={ticketId} query={query} />}
      </main>
      {ticketId && <ContextColumn className={styles['context']} query={query} />}
      <StatusBar className={styles['status']} onKeys={() => setSheet(true)} />
      <CloseTicket open={closing} onClose={() => setClosing(false)} />
      <Palette open={palette} onClose={() => setPalette(false)} query={query} perform={perform} />
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
    </div>
  );
});

/** Unread count, then what is looked at: the tab says whether to come back to it. */
function usePageTitle(ticketId: number | null, query: InboxQuery, place: PlaceName | undefined): void {
  const { ticket } = useStores();
  const all = useWords();
  const words = all.console;
  const unread = useUnreadCount();
  const open = ticketId !== null && ticket.ticket?.id === ticketId ? ticket.ticket : null;
  const elsewhere = place ? places[place].title(all) : words.views[query.view];
  const page = open ? `${words.ticket.number(open.id)} ${open.title}` : elsewhere;
  const title = words.title(unread, page);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

const isOnePane = () => !matchMedia('(min-width: 48rem)').matches;
