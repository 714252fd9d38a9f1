import { Banner, Button, useWords } from '@tandem/ui';
import { DoorPage } from '../session/DoorPage.tsx';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';

/** Where the organisation's settings cannot be understood: nothing is connected, and what IT has to mend is named. */
export function ManagedClosed() {
  const desktop = useDesktop();
  const { managed: words, doctor } = useWords().desktop;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <Banner tone="danger" icon="lock">
        <ul className={styles['list']}>
          {desktop?.managed.problems.map(({ place, key, what }) => (
            <li key={`${place} ${key} ${what}`}>
              <bdi dir="ltr" lang="en" className={styles['place']}>
                {place}
                {key !== null && ` ${key}`}
              </bdi>{' '}
              {words.what[what]}
            </li>
          ))}
        </ul>
      </Banner>
      <Button onClick={() => desktop?.open('doctor')}>{doctor.title}</Button>
    </DoorPage>
  );
}
