import { Icon, Link, useWords } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import styles from './place.module.css';

interface PlaceProps {
  readonly title: string;
  readonly lead: string;
  readonly query: InboxQuery;
  /** At the far end of the heading: the one thing to do here. */
  readonly action?: ReactNode;
  readonly width?: 'reading' | 'wide';
  readonly children: ReactNode;
}

/** A page of the console that is about no ticket, with the way back to the inbox. */
export function Place({ title, lead, query, action, width = 'reading', children }: PlaceProps) {
  const words = useWords().console.ticket;
  return (
    <div className={styles['pane']}>
      <div className={styles['page']} data-width={width}>
        <header>
          <Link href={paths.inbox(query)} className={styles['back']}>
            <Icon name="back" />
            {words.toInbox}
          </Link>
          <div className={styles['heading']}>
            <h1>{title}</h1>
            {action}
          </div>
          <p className={styles['lead']}>{lead}</p>
        </header>
        {children}
      </div>
    </div>
  );
}
