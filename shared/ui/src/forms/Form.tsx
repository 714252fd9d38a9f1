import { RequestFailed } from '@tandem/client';
import { type FormikConfig, FormikProvider, useFormik } from 'formik';
import { type ReactNode, useEffect, useRef } from 'react';
import { Banner } from '../primitives/index.ts';
import styles from './Form.module.css';
import { type FormStatus, nothingRefused, refusal } from './refusal.ts';

/** What a form holds while it is filled in: always text, cast by the schema when it is handed in. */
export type Draft = Record<string, string>;

interface FormProps<V extends Draft> {
  /** A schema of the contract; the api checks with the same one. */
  readonly schema: FormikConfig<V>['validationSchema'];
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
  const formik = useFormik<V>({
    initialValues: initial,
    initialStatus: nothingRefused,
    validationSchema: schema,
    onSubmit: async (values, form) => {
      form.setStatus(nothingRefused);
      try {
        await onSubmit(values);
      } catch (cause) {
        form.setStatus(refusal(RequestFailed.from(cause), values));
      }
    },
  });
  const { message } = formik.status as FormStatus;

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
