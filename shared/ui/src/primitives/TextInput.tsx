import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './TextInput.module.css';

interface TextInputProps extends ComponentProps<'input'> {
  /** Decoration at the start: the magnifier of a search. */
  readonly icon?: IconName;
  /** A control at the end: show password, clear. */
  readonly end?: ReactNode;
}

/** One line of text. Give it a label through Field. */
export function TextInput({ icon, end, className, ...rest }: TextInputProps) {
  if (icon === undefined && end === undefined) {
    return <input type="text" {...rest} className={classes(styles['input'], styles['text'], className)} />;
  }
  return (
    <span className={classes(styles['frame'], className)}>
      {icon !== undefined && <Icon name={icon} className={styles['icon']} />}
      <input
        type="text"
        {...rest}
        className={classes(
          styles['input'],
          styles['text'],
          icon !== undefined && styles['afterIcon'],
          end !== undefined && styles['beforeEnd'],
        )}
      />
      {end !== undefined && <span className={styles['end']}>{end}</span>}
    </span>
  );
}

/** Several lines that grow with the text, up to `most` of the screen, then scroll. Needs `value`. */
export function TextArea({ className, value, rows = 3, ...rest }: ComponentProps<'textarea'> & { value: string }) {
  return (
    // The hidden copy in ::after makes the grid as tall as the text: no measuring, no inline style.
    <span className={classes(styles['grow'], className)} data-text={value}>
      <textarea
        {...rest}
        value={value}
        rows={rows}
        className={classes(styles['input'], styles['text'], styles['area'])}
      />
    </span>
  );
}

/** One of a few. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classes(styles['frame'], className)}>
      <select {...rest} className={classes(styles['input'], styles['select'])}>
        {children}
      </select>
      <Icon name="chevron-down" className={styles['chevron']} />
    </span>
  );
}
