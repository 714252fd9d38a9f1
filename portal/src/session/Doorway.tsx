import { LanguageSelect, useFirstWords } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Brand } from '../shell/Brand.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import styles from './Doorway.module.css';

interface DoorwayProps {
  readonly title: string;
  readonly lead: string;
  /** The other way in. */
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** A page outside the portal's frame: the forms that let one in, and what stands in the way. */
export function Doorway({ title, lead, other, children }: DoorwayProps) {
  return (
    <main className={styles['doorway']} id="main" tabIndex={-1}>
      <title>{useFirstWords().portal.title(title)}</title>
      <div className={styles['card']}>
        <Brand />
        <div className={styles['words']}>
          <PageHeading>{title}</PageHeading>
          <p className={styles['lead']}>{lead}</p>
        </div>
        {children}
        {other !== undefined && <p className={styles['other']}>{other}</p>}
        <footer className={styles['footer']}>
          <LanguageSelect labelHidden />
        </footer>
      </div>
    </main>
  );
}
