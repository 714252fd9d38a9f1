import { useStores, useWords, VisuallyHidden } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { CustomerChip } from './CustomerChip.tsx';
import { InboxList } from './InboxList.tsx';
import { InboxTools } from './InboxTools.tsx';
import styles from './inbox.module.css';
import { type InboxQuery, toListFilter } from './inbox-query.ts';

interface Props {
  readonly query: InboxQuery;
  readonly openTicketId: number | null;
  readonly onQuery: (query: InboxQuery) => void;
  readonly className: string | undefined;
}

/** The tickets of a view: search, filters, and a list that stays live without moving under anybody’s hand. */
export const Inbox = observer(function Inbox({ query, openTicketId, onQuery, className }: Props) {
  const { tickets } = useStores();
  const words = useWords().console;
  const { sort, ...filter } = toListFilter(query);
  // The page is about the open ticket, if there is one.
  const Heading = openTicketId === null ? 'h1' : 'h2';
  const asked = JSON.stringify({ ...filter, sort });

  useEffect(() => {
    const { sort: order, ...wanted } = JSON.parse(asked) as ReturnType<typeof toListFilter>;
    void tickets.show(wanted, order);
  }, [tickets, asked]);

  return (
    <section className={className} aria-label={words.inbox.label}>
      <div className={styles['inbox']}>
        <VisuallyHidden>
          <Heading>{words.views[query.view]}</Heading>
        </VisuallyHidden>
        <InboxTools query={query} onQuery={onQuery} />
        {query.customerId !== null && (
          <CustomerChip customerId={query.customerId} onRemove={() => onQuery({ ...query, customerId: null })} />
        )}
        <InboxList key={asked} query={query} openTicketId={openTicketId} onQuery={onQuery} />
      </div>
    </section>
  );
});
