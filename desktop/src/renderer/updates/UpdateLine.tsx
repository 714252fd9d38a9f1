import { LinkButton, useWords } from '@tandem/ui';
import type { Bridge } from '../../ipc/bridge.ts';
import type { Update } from '../../ipc/update.schema.ts';
import { ask } from '../desktop/bridge.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import styles from './updates.module.css';
import { useUpdate } from './use-update.ts';

/** Says quietly that a newer version of the app is there, and does what is left to do about it. Else nothing. */
export function UpdateLine() {
  const desktop = useDesktop();
  const update = useUpdate();
  if (desktop === null) return null;
  // There from the beginning: what appears together with its words is not read out.
  return (
    <span className={styles['line']} role="status">
      {update !== null && update.version !== null && (
        <Newer phase={update.phase} version={update.version} bridge={desktop.bridge} />
      )}
    </span>
  );
}

interface NewerProps extends Pick<Update, 'phase'> {
  readonly version: string;
  readonly bridge: Bridge;
}

function Newer({ phase, version, bridge }: NewerProps) {
  const words = useWords().desktop.updates;
  const doing = (call: 'update.fetch' | 'update.install', label: string) => (
    <LinkButton onClick={() => void ask(bridge, call, {}).catch(() => {})}>{label}</LinkButton>
  );
  if (phase === 'fetching') return words.fetching(version);
  if (phase === 'available') {
    return (
      <>
        {words.available(version)} {doing('update.fetch', words.fetch)}
      </>
    );
  }
  if (phase !== 'ready') return null;
  return (
    <>
      {words.ready(version)} {doing('update.install', words.restart)}
    </>
  );
}
