import { Icon, useWords } from '@tandem/ui';
import styles from './desktop.module.css';

/** Says with a padlock that the organisation has decided this. */
export function ManagedNote() {
  const { by } = useWords().desktop.managed;
  return (
    <span className={styles['managed']}>
      <Icon name="lock" size="small" />
      {by}
    </span>
  );
}
