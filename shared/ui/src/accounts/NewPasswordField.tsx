import { useFormikContext } from 'formik';
import { useEffect, useState } from 'react';
import { PasswordField } from '../forms/index.ts';
import { LiveRegion } from '../primitives/index.ts';
import { usePasswordStrength } from './password-strength.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  /** Whose password it will be; without it, whoever the form's own name and e-mail fields say. */
  readonly owner?: { readonly name: string; readonly email: string };
}

/** What one waits after the last key before a screen reader is told. */
const PAUSE = 1_000;

/** A password that is being chosen: below it stands, while one types, how good it is. */
export function NewPasswordField({ name, label, owner }: Props) {
  const { values } = useFormikContext<Record<string, string>>();
  const strength = usePasswordStrength();
  const password = values[name] ?? '';
  const said = strength(password, owner ?? { name: values['name'] ?? '', email: values['email'] ?? '' });
  return (
    <div>
      <PasswordField name={name} label={label} hint={said} autoComplete="new-password" />
      <LiveRegion>{useSettled(password === '' ? '' : said)}</LiveRegion>
    </div>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
