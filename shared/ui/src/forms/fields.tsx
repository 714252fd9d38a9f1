import { useField, useFormikContext } from 'formik';
import type { ReactNode } from 'react';
import { useFormat, useReasons } from '../language/index.ts';
import { Button, type ButtonProps, Field, Select, TextArea, TextInput } from '../primitives/index.ts';
import styles from './fields.module.css';
import { PasswordInput } from './PasswordInput.tsx';
import type { FormStatus } from './refusal.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email';
  readonly autoComplete?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
}

interface PasswordFieldProps extends FieldProps {
  readonly autoComplete: 'current-password' | 'new-password';
}

/** One line of text in a Form. */
export function TextField({ name, label, hint, optional = false, type = 'text', ...input }: TextFieldProps) {
  const { field, error } = useFormField(name);
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <TextInput
          {...control}
          {...field}
          {...input}
          type={type}
          autoCapitalize={type === 'email' ? 'none' : undefined}
          spellCheck={type === 'email' ? false : undefined}
        />
      )}
    </Field>
  );
}

/** A password in a Form, with a button to look at it. */
export function PasswordField({ name, label, hint, autoComplete }: PasswordFieldProps) {
  const { field, error } = useFormField(name);
  const { isSubmitting } = useFormikContext();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <PasswordInput {...control} {...field} autoComplete={autoComplete} sending={isSubmitting} />}
    </Field>
  );
}

/** Several lines in a Form. Near the limit it counts down. */
export function TextAreaField({ name, label, hint, most, rows = 5 }: FieldProps & { most: number; rows?: number }) {
  const { field, error } = useFormField(name);
  return (
    <Field label={label} hint={hint} error={error} aside={<Count value={field.value} most={most} />}>
      {(control) => <TextArea {...control} {...field} rows={rows} />}
    </Field>
  );
}

/** One of a list in a Form. */
export function SelectField({ name, label, hint, children }: FieldProps & { children: ReactNode }) {
  const { field, error } = useFormField(name);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select {...control} {...field}>
          {children}
        </Select>
      )}
    </Field>
  );
}

/** Hands a Form in; while it is on its way it says so. */
export function SubmitButton({
  busy,
  children,
  ...rest
}: { busy: string; children: string } & Pick<ButtonProps, 'className'>) {
  const { isSubmitting } = useFormikContext();
  return (
    <Button {...rest} type="submit" variant="primary" busy={isSubmitting}>
      {isSubmitting ? busy : children}
    </Button>
  );
}

/**
 * The value of a field and what is wrong with it. Nothing is wrong with a field somebody is still on their way to: an
 * empty one is only complained about once the form was handed in.
 */
export function useFormField(name: string) {
  const [field, meta] = useField<string>(name);
  const { submitCount, status } = useFormikContext();
  const reasons = useReasons();
  const refused = (status as FormStatus).fields[name];
  const shows = submitCount > 0 || (meta.touched && field.value !== '');
  const error = refused?.value === field.value ? reasons.at(refused) : shows ? meta.error : undefined;
  return { field, error };
}

function Count({ value, most }: { value: string; most: number }) {
  const format = useFormat();
  if (value.length < most * 0.8) return null;
  const left = most - [...value.trim()].length;
  return <span className={left < 0 ? styles['over'] : styles['count']}>{format.number(left)}</span>;
}
