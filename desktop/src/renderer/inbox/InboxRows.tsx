import { useStores } from '@tandem/ui';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { observer } from 'mobx-react-lite';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { InboxRow } from './InboxRow.tsx';
import styles from './inbox-list.module.css';
import type { InboxQuery } from './inbox-query.ts';

interface Props {
  readonly label: string;
  readonly query: InboxQuery;
  readonly openTicketId: number | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** From so many rows on, only those near the window are drawn. */
const MANY = 100;
const ROW_HEIGHT = 52;
const OVERSCAN = 12;
/** Further rows are asked for this many before the last one comes into sight. */
const AHEAD = 15;

/** The rows of the list, in order. Each says which of how many it is, also where its neighbours are not drawn. */
export const InboxRows = observer(function InboxRows(props: Props) {
  const { tickets } = useStores();
  return tickets.items.length > MANY ? <ManyRows {...props} /> : <FewRows {...props} />;
});

const FewRows = observer(function FewRows({ label, query, openTicketId }: Props) {
  const { items } = useStores().tickets;
  return (
    <ol aria-label={label} hidden={items.length === 0}>
      {items.map((ticket) => (
        <InboxRow key={ticket.id} ticket={ticket} query={query} isOpen={ticket.id === openTicketId} />
      ))}
    </ol>
  );
});

const ManyRows = observer(function ManyRows({ label, query, openTicketId, scroller }: Props) {
  const { tickets } = useStores();
  const { items } = tickets;
  const [focused, setFocused] = useState<number | null>(null);
  const focusedAt = focused === null ? -1 : items.findIndex(({ id }) => id === focused);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => items[index]?.id ?? index,
    // The row that has the focus stays, wherever it is scrolled to: a keyboard would lose its place with it.
    rangeExtractor: useCallback((range: Range) => withIndex(defaultRangeExtractor(range), focusedAt), [focusedAt]),
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - AHEAD && tickets.hasMore && tickets.moreFailure === null) void tickets.loadMore();
  }, [last, items.length, tickets]);

  return (
    <ol
      aria-label={label}
      className={styles['many']}
      style={{ blockSize: virtual.getTotalSize() }}
      onFocus={(event) => setFocused(Number(event.target.dataset['row']) || null)}
      onBlur={() => setFocused(null)}
    >
      {rows.map(({ index, key, start }) => {
        const ticket = items[index];
        if (!ticket) return null;
        const place = { index, total: tickets.hasMore ? -1 : items.length, start, measure: virtual.measureElement };
        return <InboxRow key={key} ticket={ticket} query={query} isOpen={ticket.id === openTicketId} place={place} />;
      })}
    </ol>
  );
});

const withIndex = (indexes: number[], index: number): number[] =>
  index < 0 || indexes.includes(index) ? indexes : [...indexes, index].sort((one, other) => one - other);
