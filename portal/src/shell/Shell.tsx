import { ActivityBell, ConnectionBanner, Link, useWords } from '@tandem/ui';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu.tsx';
import { Brand } from './Brand.tsx';
import styles from './Shell.module.css';

/** The frame of every page of somebody signed in. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <div className={styles['shell']}>
      <a href="#main" className={styles['skip']}>
        {words.general.skipToContent}
      </a>
      <header className={styles['header']}>
        <Link href="/" className={styles['home']} aria-label={words.portal.home}>
          <Brand />
        </Link>
        <div className={styles['tools']}>
          <ActivityBell hrefFor={({ ticket }) => `/tickets/${ticket.id}`} />
          <AccountMenu />
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
    </div>
  );
}
