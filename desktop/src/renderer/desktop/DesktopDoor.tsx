import { Banner, Button, useWords } from '@tandem/ui';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';

/** At the way in, what is special about the app: which desk it leads to, and what this computer cannot keep. */
export function DesktopDoor() {
  const desktop = useDesktop();
  const words = useWords().desktop;
  if (desktop === null) return null;
  return (
    <>
      {!desktop.facts.keeps && <Banner tone="warning">{words.notKept}</Banner>}
      <p className={styles['server']}>
        <span>{words.setUp.signedInAt(desktop.facts.server ?? '')}</span>
        <Button variant="quiet" size="small" onClick={() => desktop.open('server')}>
          {words.setUp.change}
        </Button>
      </p>
    </>
  );
}
