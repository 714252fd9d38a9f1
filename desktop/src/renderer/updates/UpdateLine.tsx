import { LinkButton, useWords } from '@tandem/ui';
import { ask } from '../desktop/bridge.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import styles from './updates.module.css';
import { useUpdate } from './use-update.ts';

/** Says quietly that a newer version of the app is there, and does what is left to do about it. Else nothing. */
export function UpdateLine() {
  const desktop = useDesktop();
  const update = useUpdate();
  const words = useWords().desktop.updates;
  if (desktop === null || update === null || update.version === null) return null;
  const { phase, version } = update;
  const doing = (call: 'update.fetch' | 'update.install', label: string) => (
    <LinkButton onClick={() => void ask(desktop.bridge, call, {}).catch(() => {})}>{label}</LinkButton>
  );
  return (
    <span className={styles['line']} role="status">
      {phase === 'available' && (
        <>
          {words.available(version)} {doing('update.fetch', words.fetch)}
        </>
      )}
      {phase === 'fetching' && words.fetching(version)}
      {phase === 'ready' && (
        <>
          {words.ready(version)} {doing('update.install', words.restart)}
        </>
      )}
    </span>
  );
}
