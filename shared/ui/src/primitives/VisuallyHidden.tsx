import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Read out, not shown. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles['hidden']}>{children}</span>;
}

/** Told to screen readers whenever the text changes, without taking the focus. Keep it mounted while the text is empty. */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-live="polite" className={styles['hidden']}>
      {children}
    </div>
  );
}
