import { observer } from 'mobx-react-lite';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFormat, useReasons, useWords } from '../language/index.ts';
import { Banner, Button, LiveRegion, Skeleton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import styles from './TicketList.module.css';
import { TicketRow } from './TicketRow.tsx';

interface TicketListProps {
  readonly href: (ticketId: number) => string;
  /** What to show when there is nothing: the two cases read differently. */
  readonly empty: ReactNode;
}

/**
 * The tickets the store shows, live. While somebody points at the list or moves through it by keyboard, no row changes
 * place: new ones wait behind a button.
 */
export const TicketList = observer(function TicketList(props: TicketListProps) {
  return (
    <>
      <Found />
      <Rows {...props} />
    </>
  );
});

/** Said to those who cannot see the list change under the search. */
const Found = observer(function Found() {
  const { tickets } = useStores();
  const words = useWords().tickets.filters;
  const format = useFormat();
  const narrowed = Object.keys(tickets.filters).length > 0 && tickets.state === 'ready';
  return <LiveRegion>{narrowed && words.found(format.number(tickets.items.length), tickets.hasMore)}</LiveRegion>;
});

const Rows = observer(function Rows({ href, empty }: TicketListProps) {
  const { tickets, session } = useStores();
  const words = useWords().tickets.list;
  const holding = useHold();

  if (tickets.items.length === 0) {
    if (tickets.state === 'failed') return <LoadFailed />;
    if (tickets.state !== 'ready') return <Skeleton label={words.loading} rows={5} />;
    return empty;
  }
  return (
    <div className={styles['frame']}>
      {tickets.state === 'failed' && (
        <Banner tone="warning" actions={<Retry />}>
          {words.refreshFailed}
        </Banner>
      )}
      {tickets.waiting > 0 && (
        <Button size="small" icon="arrow-up" className={styles['waiting']} onClick={() => tickets.release()}>
          {words.arrived(tickets.waiting)}
        </Button>
      )}
      <ul className={styles['list']} aria-label={words.label} aria-busy={tickets.state === 'loading'} {...holding}>
        {tickets.items.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} href={href(ticket.id)} forStaff={session.isStaff} />
        ))}
      </ul>
      <More />
    </div>
  );
});

const LoadFailed = observer(function LoadFailed() {
  const reasons = useReasons();
  const { tickets } = useStores();
  return (
    <Banner tone="danger" urgent title={useWords().tickets.list.failed} actions={<Retry />}>
      {reasons.of(tickets.failure)}
    </Banner>
  );
});

function Retry() {
  const { tickets } = useStores();
  return (
    <Button size="small" icon="refresh" onClick={() => void tickets.load()}>
      {useWords().general.tryAgain}
    </Button>
  );
}

const More = observer(function More() {
  const reasons = useReasons();
  const { tickets } = useStores();
  const words = useWords().tickets.list;
  if (!tickets.hasMore) return null;
  return (
    <div className={styles['more']}>
      {tickets.moreFailure && <p role="alert">{reasons.of(tickets.moreFailure)}</p>}
      <Button busy={tickets.loadingMore} onClick={() => void tickets.loadMore()}>
        {words.more}
      </Button>
    </div>
  );
});

/** Keeps rows in place while the pointer or the focus is on the list. */
function useHold() {
  const { tickets } = useStores();
  const reasons = useRef(new Set<'pointer' | 'focus'>());
  useEffect(
    () => () => {
      tickets.hold(false);
    },
    [tickets],
  );
  const hold = (reason: 'pointer' | 'focus') => () => {
    reasons.current.add(reason);
    tickets.hold(true);
  };
  const letGo = (reason: 'pointer' | 'focus') => () => {
    reasons.current.delete(reason);
    if (reasons.current.size > 0) return;
    tickets.hold(false);
    tickets.release();
  };
  return {
    onPointerEnter: hold('pointer'),
    onPointerLeave: letGo('pointer'),
    onFocus: hold('focus'),
    onBlur: letGo('focus'),
  };
}
