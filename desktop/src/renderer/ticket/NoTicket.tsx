import { EmptyState, Link, useWords } from '@tandem/ui';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import styles from './ticket-pane.module.css';

/** Nothing is open yet. */
export function NoTicket() {
  const words = useWords().console.ticket;
  return (
    <div className={styles['centre']}>
      <EmptyState title={words.none} text={words.noneHint} />
    </div>
  );
}

/** The address leads nowhere. */
export function NowhereToBe({ query }: { query: InboxQuery }) {
  const words = useWords().console;
  return (
    <div className={styles['centre']}>
      <EmptyState
        title={words.notFoundTitle}
        text={words.notFound}
        action={<Link href={paths.inbox(query)}>{words.ticket.toInbox}</Link>}
      />
    </div>
  );
}
