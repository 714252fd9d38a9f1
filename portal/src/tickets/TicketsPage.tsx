import {
  buttonClass,
  EmptyState,
  filtersOf,
  Icon,
  Link,
  TicketFilters,
  TicketList,
  useStores,
  useWords,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { Page } from '../shell/Page.tsx';
import { useTicketView } from './ticket-view.ts';

/** A customer's own tickets, the latest change first. */
export default observer(function TicketsPage() {
  const { tickets } = useStores();
  const words = useWords().tickets;
  const [view, setView] = useTicketView();
  const { show, q } = view;
  useEffect(() => {
    void tickets.show(filtersOf({ show, q }));
  }, [tickets, show, q]);

  const everything = show === 'all' && q === '';
  const toNewTicket = (
    <Link href="/tickets/new" className={buttonClass('primary')}>
      <Icon name="plus" />
      {words.list.newTicket}
    </Link>
  );
  return (
    <Page title={words.list.title} action={toNewTicket}>
      <TicketFilters value={view} onChange={setView} />
      <TicketList
        href={(id) => `/tickets/${id}`}
        empty={
          everything ? (
            <EmptyState title={words.list.none.title} text={words.list.none.text} />
          ) : (
            <EmptyState
              title={words.list.noMatch.title}
              text={words.list.noMatch.text}
              action={
                <Link href="/" className={buttonClass('secondary')}>
                  {words.list.noMatch.reset}
                </Link>
              }
            />
          )
        }
      />
    </Page>
  );
});
