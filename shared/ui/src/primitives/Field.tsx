import { type ReactNode, useId } from 'react';
import { useFirstWords } from '../language/index.ts';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { Icon, type IconName } from './Icon.tsx';

/** What ties a control to its label, hint and error. Spread it on the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly hintIcon?: IconName | undefined;
  readonly error?: string | undefined;
  /** Marked in words; everything else is required. */
  readonly optional?: boolean;
  /** The label is read out but not shown, where the place says it all. */
  readonly labelHidden?: boolean;
  /** Beside the hint, at the far end: a character count. */
  readonly aside?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A control with its label above it and, below it, what is wrong or how to fill it in. */
export function Field(props: FieldProps) {
  const { label, hint, hintIcon, error, optional = false, labelHidden = false, aside, children } = props;
  const id = useId();
  const words = useFirstWords().general;
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={classes(styles['label'], labelHidden && styles['labelHidden'])}>
        {label}
        {optional && <span className={styles['optional']}> ({words.optional})</span>}
      </label>
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error !== undefined || undefined,
        'aria-required': !optional || undefined,
      })}
      {(hint !== undefined || error !== undefined || aside !== undefined) && (
        <div className={styles['below']}>
          <div className={styles['texts']}>
            {error !== undefined && (
              <p id={`${id}-error`} className={styles['error']}>
                <Icon name="alert" className={styles['errorIcon']} />
                {error}
              </p>
            )}
            {hint !== undefined && (
              <p id={`${id}-hint`} className={styles['hint']} hidden={error !== undefined && error === hint}>
                {hintIcon !== undefined && <Icon name={hintIcon} size="small" className={styles['hintIcon']} />}
                {hint}
              </p>
            )}
          </div>
          {aside}
        </div>
      )}
    </div>
  );
}
