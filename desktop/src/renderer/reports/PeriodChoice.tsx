import type { Period } from '@tandem/client';
import { longestReport } from '@tandem/contract';
import { Field, Segmented, TextInput, useReasons, useWords } from '@tandem/ui';
import { useState } from 'react';
import { isPeriod, lastDays, type UsualPeriod, usualPeriods } from './period.ts';
import styles from './reports.module.css';

interface Props {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

/** Which days a report is about: the last so many, or any two days. What is half typed, or no period, is not asked for. */
export function PeriodChoice({ period, onChange }: Props) {
  const words = useWords().console.reports;
  const reasons = useReasons();
  const [usual, setUsual] = useState<UsualPeriod | 'own'>('30');
  const [own, setOwn] = useState(period);
  const choose = (value: UsualPeriod | 'own') => {
    setUsual(value);
    if (value === 'own') return setOwn(period);
    onChange(lastDays(Number(value), Date.now()));
  };
  const write = (part: Partial<Period>) => {
    const next = { ...own, ...part };
    setOwn(next);
    if (isPeriod(next)) onChange(next);
  };
  const isWritten = own.from !== '' && own.to !== '';
  const problem =
    isWritten && !isPeriod(own)
      ? reasons.at({ why: { code: 'not_a_period', max: longestReport }, said: '' })
      : undefined;
  return (
    <div className={styles['period']}>
      <Segmented
        label={words.period}
        value={usual}
        options={[
          ...usualPeriods.map((value) => ({ value, label: words.days(Number(value)) })),
          { value: 'own' as const, label: words.ownPeriod },
        ]}
        onChange={choose}
      />
      {usual === 'own' && (
        <div className={styles['dates']}>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={words[end]} error={end === 'from' ? problem : undefined}>
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  value={own[end]}
                  onChange={({ target }) => write({ [end]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
