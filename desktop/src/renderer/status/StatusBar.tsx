import { isQuiet } from '@tandem/contract';
import { Button, classes, Icon, LinkButton, useNow, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import styles from './status-bar.module.css';

interface Props {
  readonly className: string | undefined;
  readonly onKeys: () => void;
}

/** Always in sight and always true: the connection, and what still waits to be sent. */
export const StatusBar = observer(function StatusBar({ className, onKeys }: Props) {
  const { connection, outbox, tickets, preferences } = useStores();
  const now = useNow();
  const words = useWords().console.connection;
  const isLive = connection.state === 'live';
  const caughtUp = isLive && tickets.state === 'ready' && tickets.failure === null;
  return (
    <footer className={classes(styles['bar'], className)}>
      <span className={styles['connection']} data-state={connection.state} role="status">
        <Icon name={isLive ? 'circle-check' : connection.state === 'connecting' ? 'refresh' : 'offline'} size="small" />
        {words[connection.state]}
      </span>
      {caughtUp && <span className={styles['muted']}>{words.caughtUp}</span>}
      {isQuiet(preferences.chosen.quiet, now) && (
        <span className={styles['muted']}>
          <Icon name="moon" size="small" /> {words.quiet}
        </span>
      )}
      {connection.state === 'offline' && (
        <LinkButton onClick={() => connection.retryNow()}>{words.reconnect}</LinkButton>
      )}
      {outbox.waiting > 0 && <span className={styles['waiting']}>{words.unsent(outbox.waiting)}</span>}
      {outbox.stuck > 0 && <span className={styles['stuck']}>{words.stuck(outbox.stuck)}</span>}
      {outbox.unsaved && <span className={styles['stuck']}>{words.unsaved}</span>}
      <UpdateLine />
      <span className={styles['end']}>
        <Button size="small" variant="quiet" icon="keyboard" aria-keyshortcuts="?" onClick={onKeys}>
          {words.keys}
        </Button>
      </span>
    </footer>
  );
});
