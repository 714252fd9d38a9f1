import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName;
  /** Work is under way: the button stays focusable, keeps its width and ignores presses. */
  readonly busy?: boolean;
}

/** A button with words. `type` is `button` unless said otherwise. */
export function Button({ variant = 'secondary', size = 'normal', icon, busy = false, ...button }: ButtonProps) {
  const { children, className, onClick, disabled = false, ...rest } = button;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(variant, size, className)}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles['label']}>{children}</span>
      {busy && <span className={styles['spinner']} aria-hidden="true" />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** Its accessible name, and the hint on hover. */
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly size?: 'normal' | 'small';
}

/** A button with only a picture, for actions everybody knows. The touch target is as large as any other's. */
export function IconButton({ icon, label, variant = 'quiet', size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={buttonClass(variant, size, className, styles['square'])}
    >
      <Icon name={icon} size={size === 'normal' ? 'large' : 'normal'} />
    </button>
  );
}

/** The look of a button, for a link that leads to the one thing to do next. */
export const buttonClass = (
  variant: ButtonVariant,
  size: 'normal' | 'small' = 'normal',
  ...more: (string | undefined)[]
): string => classes(styles['button'], styles[variant], styles[size], ...more);
