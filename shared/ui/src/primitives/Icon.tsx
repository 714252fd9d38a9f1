import { classes } from './classes.ts';
import styles from './Icon.module.css';
import { directional, type IconName, paths } from './icons.ts';

export type { IconName } from './icons.ts';

interface IconProps {
  readonly name: IconName;
  /** Only for an icon that stands alone as information; a control carries its own name. */
  readonly label?: string;
  readonly size?: 'small' | 'normal' | 'large';
  readonly className?: string | undefined;
}

/** A line drawing in the colour of the text around it. Hidden from screen readers unless it has a label. */
export function Icon({ name, label, size = 'normal', className }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={classes(styles['icon'], styles[size], directional.has(name) && styles['directional'], className)}
      aria-hidden={label === undefined}
      aria-label={label}
      role={label === undefined ? undefined : 'img'}
      focusable="false"
    >
      {label !== undefined && <title>{label}</title>}
      <path d={paths[name]} />
    </svg>
  );
}
