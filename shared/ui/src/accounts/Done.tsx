import { Icon } from '../primitives/index.ts';
import styles from './accounts.module.css';

/** Beside the button that did it: that it is done. Read out when it appears. */
export function Done({ children }: { children: string | null }) {
  return (
    <span role="status" className={styles['done']}>
      {children !== null && (
        <>
          <Icon name="circle-check" />
          {children}
        </>
      )}
    </span>
  );
}
