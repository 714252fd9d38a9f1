import { classes } from '@tandem/ui';
import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { PageHeading } from './PageHeading.tsx';
import { PageTitle } from './PageTitle.tsx';

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  /** The one thing to do next, beside the heading. */
  readonly action?: ReactNode;
  /** As wide as a form reads well. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A page with a heading, in the middle of the portal. */
export function Page({ title, lead, action, narrow = false, children }: PageProps) {
  return (
    <div className={classes(styles['page'], narrow && styles['narrow'])}>
      <PageTitle page={title} />
      <header className={styles['header']}>
        <div className={styles['words']}>
          <PageHeading>{title}</PageHeading>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
