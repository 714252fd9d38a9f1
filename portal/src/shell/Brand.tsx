import { useFirstWords } from '@tandem/ui';
import styles from './Brand.module.css';

/** Mark and name. */
export function Brand() {
  return (
    <span className={styles['brand']}>
      <img src="/icon.svg" alt="" width="24" height="24" className={styles['mark']} />
      {useFirstWords().portal.product}
    </span>
  );
}
