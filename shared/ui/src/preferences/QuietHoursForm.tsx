import type { QuietHours } from '@tandem/contract';
import { useLanguage, useWords } from '../language/index.ts';
import { Field, TextInput } from '../primitives/index.ts';
import styles from './telling.module.css';

interface Props {
  readonly quiet: QuietHours;
  readonly onChange: (quiet: QuietHours) => void;
}

/** A Sunday: the first of seven days whose names are wanted. */
const SUNDAY = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;

/** From when to when it is quiet, and on which days. What is half typed is not kept. */
export function QuietHoursForm({ quiet, onChange }: Props) {
  const words = useWords().account.telling;
  const { language } = useLanguage();
  const nameOf = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const keep = (part: Partial<QuietHours>) => onChange({ ...quiet, ...part });
  const toggle = (day: number) =>
    keep({ days: quiet.days.includes(day) ? quiet.days.filter((one) => one !== day) : [...quiet.days, day].sort() });
  return (
    <div className={styles['form']}>
      <div className={styles['times']}>
        <Field label={words.from}>
          {({ 'aria-required': _, ...control }) => (
            <TextInput
              {...control}
              type="time"
              value={quiet.from}
              onChange={({ target }) => target.value && keep({ from: target.value })}
            />
          )}
        </Field>
        <Field label={words.to}>
          {({ 'aria-required': _, ...control }) => (
            <TextInput
              {...control}
              type="time"
              value={quiet.to}
              onChange={({ target }) => target.value && keep({ to: target.value })}
            />
          )}
        </Field>
      </div>
      <fieldset className={styles['days']}>
        <legend>{words.onDays}</legend>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <label key={day} className={styles['day']}>
            <input type="checkbox" checked={quiet.days.includes(day)} onChange={() => toggle(day)} />
            {nameOf.format(SUNDAY + day * DAY_MS)}
          </label>
        ))}
      </fieldset>
      <p className={styles['note']}>
        {words.zone} <bdi dir="ltr">{quiet.timeZone}</bdi>
      </p>
    </div>
  );
}
