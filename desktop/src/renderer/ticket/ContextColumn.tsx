import { useWords } from '@tandem/ui';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { TicketContext } from './TicketContext.tsx';

/** What is known around the open ticket, beside it where there is room. */
export function ContextColumn({ className, query }: { className: string | undefined; query: InboxQuery }) {
  const words = useWords().console.context;
  return (
    <aside className={className} aria-label={words.label}>
      <TicketContext query={query} />
    </aside>
  );
}
