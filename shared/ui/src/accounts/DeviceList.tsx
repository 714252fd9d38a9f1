import { RequestFailed } from '@tandem/client';
import type { Device } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useEffect, useRef, useState } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button, Skeleton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import styles from './accounts.module.css';
import { DeviceRow } from './DeviceRow.tsx';
import { useDeviceName } from './device-name.ts';
import { SignOutOthers } from './SignOutOthers.tsx';

/** Where one is signed in, with a way to end each but this one. */
export const DeviceList = observer(function DeviceList() {
  const { devices } = useStores();
  const words = useWords().account.devices;
  const reasons = useReasons();
  const nameOf = useDeviceName();
  const heading = useRef<HTMLUListElement>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly tone: 'success' | 'danger'; readonly text: string } | null>(null);
  useEffect(() => {
    void devices.reload();
  }, [devices]);

  const signOut = async (device: Device) => {
    setLeaving(device.id);
    setSaid(null);
    try {
      await devices.signOut(device.id);
      setSaid({ tone: 'success', text: words.signedOut(nameOf(device)) });
      heading.current?.focus(); // the button that had it is gone
    } catch (cause) {
      setSaid({ tone: 'danger', text: words.failed(reasons.of(RequestFailed.from(cause))) });
    } finally {
      setLeaving(null);
    }
  };

  if (devices.items.length === 0) {
    if (devices.state !== 'failed') return <Skeleton label={words.loading} rows={2} />;
    return <LoadFailed />;
  }
  return (
    <div className={styles['stack']}>
      {devices.state === 'failed' && <LoadFailed />}
      {said !== null && (
        <Banner tone={said.tone} urgent={said.tone === 'danger'}>
          {said.text}
        </Banner>
      )}
      <ul ref={heading} tabIndex={-1} className={styles['devices']} aria-label={words.list}>
        {devices.items.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            busy={leaving === device.id}
            onSignOut={() => void signOut(device)}
          />
        ))}
      </ul>
      {devices.others.length === 0 ? (
        <p className={styles['note']}>{words.noOthers}</p>
      ) : (
        <SignOutOthers onDone={setSaid} />
      )}
    </div>
  );
});

const LoadFailed = observer(function LoadFailed() {
  const { devices } = useStores();
  const words = useWords();
  const reasons = useReasons();
  return (
    <Banner
      tone="warning"
      title={words.account.devices.loadFailed}
      actions={
        <Button size="small" icon="refresh" onClick={() => void devices.reload()}>
          {words.general.tryAgain}
        </Button>
      }
    >
      {reasons.of(devices.failure)}
    </Banner>
  );
});
