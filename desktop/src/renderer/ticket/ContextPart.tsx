import type { ReactNode } from 'react';
import styles from './context.module.css';

/** One part of what is known around a ticket, under its heading. */
export function ContextPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}
