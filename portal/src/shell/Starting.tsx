import { Banner, Button, Skeleton, useFirstWords, useSession } from '@tandem/ui';
import { Brand } from './Brand.tsx';
import styles from './Starting.module.css';

/** Before it is known who is there. If the service cannot be reached, it says so and goes on trying. */
export function Starting({ failed = false }: { failed?: boolean }) {
  const session = useSession();
  const words = useFirstWords();
  return (
    <main id="main" tabIndex={-1}>
      {/* As index.html has it, so that nothing moves. */}
      <div className="before">
        <Brand />
      </div>
      <div className={styles['starting']}>
        {failed ? (
          <Banner
            tone="warning"
            icon="offline"
            title={words.portal.unreachable.title}
            actions={
              <Button size="small" onClick={() => void session.restore()}>
                {words.general.tryAgain}
              </Button>
            }
          >
            {words.portal.unreachable.text}
          </Banner>
        ) : (
          <Skeleton label={words.portal.starting} rows={4} />
        )}
      </div>
    </main>
  );
}
