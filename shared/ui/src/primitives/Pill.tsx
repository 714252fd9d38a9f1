import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Pill.module.css';

interface PillProps {
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** A class that sets the two colours. Without it, neutral. */
  readonly className?: string | undefined;
}

/** A word in a capsule, with a shape beside it where colour would otherwise carry the meaning. */
export function Pill({ icon, children, className }: PillProps) {
  return (
    <span className={classes(styles['pill'], className)}>
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}

/** How many are new. Nothing at zero. */
export function CountBadge({ count, label }: { count: string; label: string }) {
  return (
    <span className={styles['count']}>
      <span aria-hidden="true">{count}</span>
      <span className={styles['hidden']}>{label}</span>
    </span>
  );
}
