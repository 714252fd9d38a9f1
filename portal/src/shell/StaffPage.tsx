import { Button, buttonClass, EmptyState, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { PageTitle } from './PageTitle.tsx';
import styles from './StaffPage.module.css';

/** Staff who signed in here: their work is in the console. */
export const StaffPage = observer(function StaffPage() {
  const { session } = useStores();
  const words = useWords();
  const { staff } = words.portal;
  return (
    <main id="main" tabIndex={-1}>
      <PageTitle page={staff.title} />
      <EmptyState
        title={staff.title}
        text={staff.text(session.user?.name ?? '')}
        action={
          <div className={styles['actions']}>
            <a className={buttonClass('primary')} href="/console/">
              {staff.toConsole}
            </a>
            <Button onClick={() => void session.logOut()}>{words.session.signOut}</Button>
          </div>
        }
      />
    </main>
  );
});
