import { RequestFailed } from '@tandem/client';
import { wrongWith } from '@tandem/contract';
import { type FormikErrors, FormikProvider, useFormik } from 'formik';
import { type ReactNode, useEffect, useRef } from 'react';
import { useReasons } from '../language/index.ts';
import { Banner } from '../primitives/index.ts';
import styles from './Form.module.css';
import { type FormStatus, nothingRefused, refusal, restInWords } from './refusal.ts';

/** What a form holds while it is filled in: always text, cast by the schema when it is handed in. */
export type Draft = Record<string, string>;

interface FormProps<V extends Draft> {
  /** A schema of the contract; the api checks with the same one. */
  readonly schema: Parameters<typeof wrongWith>[0];
  readonly initial: V;
  /** Rejects with RequestFailed: field messages land on their fields, the rest above the form. */
  readonly onSubmit: (values: V) => Promise<void>;
  /** The sentence around a failure that belongs to no field. */
  readonly failed: (reason: string) => string;
  readonly children: ReactNode;
  readonly label?: string;
}

/** A form that checks before it sends, says each thing where it belongs, and never loses what was typed. */
export function Form<V extends Draft>({ schema, initial, onSubmit, failed, children, label }: FormProps<V>) {
  const ref = useRef<HTMLFormElement>(null);
  const reasons = useReasons();
  const formik = useFormik<V>({
    initialValues: initial,
    initialStatus: nothingRefused,
    validate: (values) => {
      const { fields = {}, fieldCodes = {} } = wrongWith(schema, values) ?? {};
      const said = Object.entries(fields).map(([name, said]) => [name, reasons.at({ said, why: fieldCodes[name] })]);
      return Object.fromEntries(said) as FormikErrors<V>;
    },
    onSubmit: async (values, form) => {
      form.setStatus(nothingRefused);
      try {
        await onSubmit(values);
      } catch (cause) {
        form.setStatus(refusal(RequestFailed.from(cause), values));
      }
    },
  });
  const message = restInWords(formik.status as FormStatus, reasons);

  // In another language, what is wrong is said anew.
  const { validateForm } = formik;
  const spoken = useRef(reasons);
  useEffect(() => {
    if (spoken.current !== reasons) void validateForm();
    spoken.current = reasons;
  }, [reasons, validateForm]);

  // Once an attempt has failed, the first thing to mend gets the focus.
  const settled = formik.submitCount > 0 && !formik.isSubmitting;
  const attempt = formik.submitCount;
  useEffect(() => {
    if (settled && attempt > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [settled, attempt]);

  return (
    <FormikProvider value={formik}>
      <form ref={ref} className={styles['form']} onSubmit={formik.handleSubmit} noValidate aria-label={label}>
        {message !== null && (
          <Banner tone="danger" urgent>
            {failed(message)}
          </Banner>
        )}
        {children}
      </form>
    </FormikProvider>
  );
}
