import { useId } from 'react';
import { Select } from '../../primitives/index.ts';
import styles from './staff.module.css';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
  /** The choice is being saved. The control stays usable and focused. */
  readonly busy: boolean;
  /** The key that leads here in the console. */
  readonly shortcut?: string;
  /** Why choices are missing, listed below them. */
  readonly hint?: string | undefined;
  readonly onFocus?: () => void;
}

/** A labelled choice that takes effect at once. */
export function ControlSelect<V extends string>({
  label,
  value,
  options,
  onChoose,
  busy,
  shortcut,
  hint,
  onFocus,
}: Props<V>) {
  const id = useId();
  return (
    <div className={styles['control']} data-busy={busy || undefined}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <Select
        id={id}
        value={value}
        aria-busy={busy || undefined}
        aria-keyshortcuts={shortcut}
        onFocus={onFocus}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen && chosen.value !== value) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} dir="auto">
            {option.label}
          </option>
        ))}
        {hint !== undefined && (
          <option disabled value="">
            {hint}
          </option>
        )}
      </Select>
    </div>
  );
}
