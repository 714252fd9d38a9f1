import { Banner, Button, Skeleton, useReasons, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import styles from './door.module.css';

/** While it is not known yet whether this device has a session. */
export const Starting = observer(function Starting() {
  const { session } = useStores();
  const words = useWords();
  const reasons = useReasons();
  return (
    <main className={styles['door']}>
      <div className={styles['card']}>
        {session.failure === null ? (
          <Skeleton label={words.console.starting} shape="block" rows={1} />
        ) : (
          <Banner
            tone="warning"
            actions={<Button onClick={() => void session.restore()}>{words.general.tryAgain}</Button>}
          >
            {reasons.of(session.failure)}
          </Banner>
        )}
      </div>
    </main>
  );
});
