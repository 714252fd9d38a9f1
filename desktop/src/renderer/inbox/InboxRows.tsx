import type { Ticket } from '@tandem/contract';
import { useStores } from '@tandem/ui';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { observer } from 'mobx-react-lite';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { InboxRow } from './InboxRow.tsx';
import styles from './inbox-list.module.css';
import type { InboxQuery } from './inbox-query.ts';
import { useRowHeight } from './use-row-height.ts';

interface Props {
  readonly label: string;
  readonly query: InboxQuery;
  readonly openTicketId: number | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** From so many rows on, only those near the window are drawn. */
const MANY = 100;
const OVERSCAN = 12;
/** Further rows are asked for this many before the last one comes into sight. */
const AHEAD = 15;

/** The rows of the list, in order. Each says which of how many it is, also where its neighbours are not drawn. */
export const InboxRows = observer(function InboxRows({ label, query, openTicketId, scroller }: Props) {
  const { tickets } = useStores();
  const { items } = tickets;
  const isMany = items.length > MANY;
  const [ruler, rowHeight] = useRowHeight();
  const [focused, setFocused] = useState<number | null>(null);
  const virtual = useVirtualRows(items, { rowHeight, focused, scroller, isMany });
  const virtualRows = virtual.getVirtualItems();
  const last = virtualRows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!isMany || last < items.length - AHEAD) return;
    if (tickets.hasMore && tickets.moreFailure === null) void tickets.loadMore();
  }, [isMany, last, items.length, tickets]);

  const rowOf = (ticket: Ticket) => <InboxRow ticket={ticket} query={query} isOpen={ticket.id === openTicketId} />;
  return (
    <>
      <div ref={ruler} className={styles['ruler']} aria-hidden="true" />
      <ol
        aria-label={label}
        hidden={items.length === 0}
        className={isMany ? styles['many'] : undefined}
        style={isMany ? { blockSize: virtual.getTotalSize() } : undefined}
        onFocus={(event) => setFocused(Number(event.target.dataset['row']) || null)}
        onBlur={() => setFocused(null)}
      >
        {isMany
          ? virtualRows.map(({ index, start }) => {
              const ticket = items[index];
              if (!ticket) return null;
              return (
                <li
                  key={ticket.id}
                  className={styles['placed']}
                  style={{ insetBlockStart: start }}
                  aria-setsize={tickets.hasMore ? -1 : items.length}
                  aria-posinset={index + 1}
                >
                  {rowOf(ticket)}
                </li>
              );
            })
          : items.map((ticket) => (
              <li key={ticket.id} className={styles['item']}>
                {rowOf(ticket)}
              </li>
            ))}
      </ol>
    </>
  );
});

interface Given {
  readonly rowHeight: number;
  readonly focused: number | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly isMany: boolean;
}

/**
 * Which rows are drawn, and where. All are as high as one, and what they are told by stays the same function until the
 * rows change: otherwise every frame of scrolling would reckon anew where each of 50,000 begins.
 */
function useVirtualRows(items: readonly Ticket[], { rowHeight, focused, scroller, isMany }: Given) {
  const focusedAt = focused === null ? -1 : items.findIndex(({ id }) => id === focused);
  const virtual = useVirtualizer({
    enabled: isMany,
    count: items.length,
    getScrollElement: () => scroller.current,
    // Where the list is when its rows become many: the one with the focus is drawn from the first moment on.
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    // The row that has the focus stays, wherever it is scrolled to: a keyboard would lose its place with it.
    rangeExtractor: useCallback((range: Range) => withIndex(defaultRangeExtractor(range), focusedAt), [focusedAt]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is why everything is reckoned anew
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);
  return virtual;
}

const withIndex = (indexes: number[], index: number): number[] =>
  index < 0 || indexes.includes(index) ? indexes : [...indexes, index].sort((one, other) => one - other);
