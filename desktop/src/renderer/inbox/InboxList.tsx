import { Banner, Button, EmptyState, Skeleton, useReasons, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useRef } from 'react';
import { InboxRows } from './InboxRows.tsx';
import styles from './inbox-list.module.css';
import { type InboxQuery, isNarrowed, plainQuery } from './inbox-query.ts';
import { useHold } from './use-hold.ts';

interface Props {
  readonly query: InboxQuery;
  readonly openTicketId: number | null;
  readonly onQuery: (query: InboxQuery) => void;
}

/** The rows. New ones wait behind a button while the list is scrolled; nothing moves under a moving pointer. */
export const InboxList = observer(function InboxList({ query, openTicketId, onQuery }: Props) {
  const { tickets, connection } = useStores();
  const words = useWords().console;
  const reasons = useReasons();
  const scroller = useRef<HTMLDivElement>(null);
  const bringIn = useHold(tickets, scroller);
  const { items, state, waiting } = tickets;
  // Without a connection the banner above says that all of this may be out of date.
  const saysFailed = tickets.failure !== null && (items.length === 0 || connection.state === 'live');

  // Back from a ticket whose page took the focus with it: on with the row one came from.
  const lastOpen = useRef(openTicketId);
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${lastOpen.current}"]`);
    lastOpen.current = openTicketId;
    if (openTicketId === null && document.activeElement === document.body) row?.focus();
  }, [openTicketId]);

  return (
    <div className={styles['frame']}>
      {waiting > 0 && (
        <div className={styles['waiting']}>
          <Button size="small" variant="primary" icon="arrow-up" data-shortcut="newest" onClick={bringIn}>
            {words.inbox.waiting(waiting)}
          </Button>
        </div>
      )}
      <div ref={scroller} className={styles['scroller']} aria-busy={state === 'loading' || undefined}>
        {saysFailed && (
          <div className={styles['notice']}>
            <Banner
              tone="warning"
              title={items.length === 0 ? words.inbox.failed : words.inbox.refreshFailed}
              actions={
                <Button size="small" onClick={() => void tickets.load()}>
                  {words.inbox.tryAgain}
                </Button>
              }
            >
              {reasons.of(tickets.failure)}
            </Banner>
          </div>
        )}
        {items.length === 0 && state !== 'failed' && <NoRows query={query} onQuery={onQuery} />}
        <InboxRows
          label={words.inbox.list(words.views[query.view])}
          query={query}
          openTicketId={openTicketId}
          scroller={scroller}
        />
        <More />
      </div>
    </div>
  );
});

const NoRows = observer(function NoRows({ query, onQuery }: Omit<Props, 'openTicketId'>) {
  const { tickets } = useStores();
  const words = useWords().console.inbox;
  if (tickets.state !== 'ready') {
    return (
      <div className={styles['notice']}>
        <Skeleton label={words.loading} rows={8} />
      </div>
    );
  }
  if (!isNarrowed(query)) return <EmptyState title={words.empty[query.view]} />;
  return (
    <EmptyState
      title={words.nothingMatches}
      action={
        <Button onClick={() => onQuery({ ...plainQuery(query.view), sort: query.sort })}>{words.clearFilters}</Button>
      }
    />
  );
});

const More = observer(function More() {
  const { tickets } = useStores();
  const words = useWords().console.inbox;
  const reasons = useReasons();
  if (!tickets.hasMore) return null;
  return (
    <div className={styles['more']}>
      {tickets.moreFailure && <p role="alert">{reasons.of(tickets.moreFailure)}</p>}
      <Button size="small" busy={tickets.loadingMore} onClick={() => void tickets.loadMore()}>
        {words.more}
      </Button>
    </div>
  );
});
