import { useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { TicketContext } from './TicketContext.tsx';

interface Props {
  readonly className: string | undefined;
  readonly query: InboxQuery;
}

/** What is known around the open ticket, beside it where there is room; folded or not, it loads what the customer has. */
export const ContextColumn = observer(function ContextColumn({ className, query }: Props) {
  const { ticket, customerTickets } = useStores();
  const words = useWords().console.context;
  // Nobody while the next ticket loads: often it is the same customer’s, and their list stays.
  const customerId = ticket.ticket?.customer.id ?? null;
  useEffect(() => {
    if (customerId !== null) void customerTickets.show({ customerId });
  }, [customerTickets, customerId]);
  useEffect(() => () => customerTickets.clear(), [customerTickets]);
  return (
    <aside className={className} aria-label={words.label}>
      <TicketContext query={query} />
    </aside>
  );
});
