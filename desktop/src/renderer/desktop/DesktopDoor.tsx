import { Banner, Button, useWords } from '@tandem/ui';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';
import { ManagedNote } from './ManagedNote.tsx';

/** At the way in, what is special about the app: which desk it leads to, and what this computer cannot keep. */
export function DesktopDoor() {
  const desktop = useDesktop();
  const words = useWords().desktop;
  if (desktop === null) return null;
  const { facts, managed } = desktop;
  return (
    <>
      {!facts.keeps && <Banner tone="warning">{managed.persists ? words.notKept : words.managed.notKept}</Banner>}
      <p className={styles['server']}>
        <span>{words.setUp.signedInAt(managed.serverName ?? facts.server ?? '')}</span>
        {managed.server === 'free' ? (
          <Button variant="quiet" size="small" onClick={() => desktop.open('server')}>
            {words.setUp.change}
          </Button>
        ) : (
          <ManagedNote />
        )}
      </p>
    </>
  );
}
