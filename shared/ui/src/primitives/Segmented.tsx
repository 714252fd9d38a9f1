import { type KeyboardEvent, useId, useRef } from 'react';
import styles from './Segmented.module.css';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** One of two to five, all in sight. Radio buttons underneath, so arrows move and forms understand. */
export function Segmented<V extends string>({ label, value, options, onChange }: SegmentedProps<V>) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);

  // Browsers take the left arrow for “previous” even where previous is at the right.
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    if (step === undefined || !group.current?.matches(':dir(rtl)')) return;
    event.preventDefault();
    const at = options.findIndex((option) => option.value === value);
    const next = (at + step + options.length) % options.length;
    group.current.querySelectorAll<HTMLInputElement>('input')[next]?.focus();
    const chosen = options[next];
    if (chosen) onChange(chosen.value);
  };
  return (
    <fieldset ref={group} className={styles['group']} onKeyDown={move}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles['option']}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={styles['radio']}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
