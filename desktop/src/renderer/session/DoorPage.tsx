import { LanguageSelect, useWords } from '@tandem/ui';
import { type ReactNode, useEffect } from 'react';
import { useLockedBy } from '../desktop/desktop-context.ts';
import styles from './door.module.css';

/** A page before the desk: one card in the middle. Comfortable in size, since nobody works here. */
export function DoorPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const words = useWords().console;
  useEffect(() => {
    document.title = words.title('', title);
  }, [title, words]);
  return (
    <main className={styles['door']} data-density="comfortable">
      <div className={styles['card']}>
        <p className={styles['product']}>
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" className={styles['mark']} />
          {words.product}
        </p>
        <h1>{title}</h1>
        <p className={styles['lead']}>{lead}</p>
        {children}
        <footer className={styles['footer']}>
          <LanguageSelect labelHidden lockedBy={useLockedBy('language')} />
        </footer>
      </div>
    </main>
  );
}
