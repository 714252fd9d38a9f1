import { useId } from 'react';
import styles from './Choices.module.css';

interface ChoicesProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly hint?: string;
}

/** One of a few that need a sentence each. */
export function Choices<V extends string>({ label, value, options, onChange, hint }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles['group']} aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles['option']}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {hint !== undefined && (
        <p id={`${name}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
