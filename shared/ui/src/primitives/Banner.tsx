import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

interface BannerProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  /** Read out at once, in the middle of whatever: only for a failure of what the reader just did. */
  readonly urgent?: boolean;
  readonly icon?: IconName;
  /** Across the whole width, under the header. */
  readonly wide?: boolean;
}

/** Says, in place, what the state of things is and what to do about it. */
export function Banner({ tone = 'info', title, children, actions, urgent = false, icon, wide = false }: BannerProps) {
  return (
    <div role={urgent ? 'alert' : 'status'} className={classes(styles['banner'], styles[tone], wide && styles['wide'])}>
      <div className={styles['said']}>
        <Icon name={icon ?? icons[tone]} className={styles['icon']} />
        <div className={styles['words']}>
          {title !== undefined && <p className={styles['title']}>{title}</p>}
          {children}
        </div>
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}

const icons: Record<Tone, IconName> = { info: 'info', success: 'circle-check', warning: 'alert', danger: 'alert' };
