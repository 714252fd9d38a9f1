import {
  AccountMenu,
  ActivityBell,
  ConnectionBanner,
  CustomerNotices,
  Link,
  type MenuItem,
  useNavigate,
  useStores,
  useWords,
} from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useEffect } from 'react';
import { Brand } from './Brand.tsx';
import styles from './Shell.module.css';
import { useUnreadIcon } from './unread-icon.ts';

/** The frame of every page of somebody signed in. */
export const Shell = observer(function Shell({ children }: { children: ReactNode }) {
  const words = useWords();
  const navigate = useNavigate();
  const places: MenuItem[] = [
    { label: words.account.profile.title, icon: 'user', onSelect: () => navigate('/profile') },
    { label: words.account.devices.title, icon: 'computer', onSelect: () => navigate('/devices') },
  ];
  useLeaveWarning();
  useUnreadIcon();
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
          <ActivityBell hrefFor={({ ticket, seq }) => `/tickets/${ticket.id}#entry-${seq}`} />
          {/* Home first: whoever signs in next is not led to where this person was. */}
          <AccountMenu places={places} onSignOut={() => navigate('/')} />
        </div>
      </header>
      <ConnectionBanner />
      <CustomerNotices hrefFor={(ticketId) => `/tickets/${ticketId}`} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
    </div>
  );
});

/** Where the device could store nothing, messages that wait would be lost with the page: the browser asks first. */
function useLeaveWarning(): void {
  const { outbox } = useStores();
  const { unsaved } = outbox;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
