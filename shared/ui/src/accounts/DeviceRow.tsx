import type { Device } from '@tandem/contract';
import { useFormat, useNow, useWords } from '../language/index.ts';
import { Button, Icon } from '../primitives/index.ts';
import styles from './accounts.module.css';
import { useDeviceName } from './device-name.ts';

interface Props {
  readonly device: Device;
  readonly busy: boolean;
  readonly onSignOut: () => void;
}

const phones: ReadonlySet<string | null> = new Set(['iPhone', 'iPad', 'Android']);

/** One place where one is signed in. */
export function DeviceRow({ device, busy, onSignOut }: Props) {
  const words = useWords().account.devices;
  const format = useFormat();
  const now = useNow();
  const name = useDeviceName()(device);
  return (
    <li className={styles['device']}>
      <Icon name={phones.has(device.system) ? 'phone' : 'computer'} size="large" />
      <div className={styles['about']}>
        <p className={styles['deviceName']}>
          <bdi>{name}</bdi>
          {device.current && <span className={styles['here']}>{words.here}</span>}
        </p>
        <p className={styles['note']}>
          {device.current ? words.active : words.seen(format.relative(device.lastSeenAt, now))}
          {' · '}
          <time dateTime={device.createdAt} title={format.full(device.createdAt)}>
            {words.since(format.date(device.createdAt, now))}
          </time>
        </p>
      </div>
      {!device.current && (
        <Button size="small" busy={busy} onClick={onSignOut} aria-label={words.signOutNamed(name)}>
          {words.signOut}
        </Button>
      )}
    </li>
  );
}
