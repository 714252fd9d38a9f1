import { useId } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Toggle.module.css';

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** What the present position means. */
  readonly hint?: string;
  /** Who has decided it, said with a padlock: it cannot be changed here. */
  readonly lockedBy?: string | undefined;
}

/** On or off, at once. */
export function Toggle({ label, checked, onChange, disabled = false, hint, lockedBy }: ToggleProps) {
  const id = useId();
  const isLocked = lockedBy !== undefined;
  const said = isLocked ? lockedBy : hint;
  return (
    <div className={styles['toggle']}>
      <label className={styles['label']}>
        <span>{label}</span>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked
          role="switch"
          className={styles['switch']}
          checked={checked}
          disabled={disabled || isLocked}
          aria-describedby={said === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
      {said !== undefined && (
        <p id={id} className={styles['hint']}>
          {isLocked && <Icon name="lock" size="small" />}
          {said}
        </p>
      )}
    </div>
  );
}
