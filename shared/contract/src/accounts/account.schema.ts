import { type InferType, string } from 'yup';
import { because, id, record, text } from '../validation/index.ts';

export const roles = ['customer', 'agent', 'admin'] as const;
export type Role = (typeof roles)[number];

export const nameField = () => text(1, 80).required(because('required'));

/** Stored and compared in lower case. */
export const emailField = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .transform((value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
    // As it will be stored: some letters grow when they become lower case.
    .test(
      'max',
      because('too_long', { max: 254 }),
      (value) => value === undefined || value.trim().toLowerCase().length <= 254,
    )
    .matches(/^\s*[^\s@\p{C}]{1,64}@[^\s@.\p{C}]+(\.[^\s@.\p{C}]+)*\s*$/u, {
      message: because('not_email'),
    })
    .required(because('required'))
    .meta({ format: 'email' });

/** 12 to 128 characters of any kind (NIST SP 800-63B: length, no composition rules). Never trimmed. */
export const newPasswordField = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .min(12, because('too_short', { min: 12 }))
    .max(128, because('too_long', { max: 128 }))
    .required(because('required'))
    .meta({ format: 'password' });

/** What people change of their own account; the password is another matter. */
export const profileSchema = record({ name: nameField() });
export type Profile = InferType<typeof profileSchema>;

/** The account as its owner sees it. */
export const userSchema = record({
  id: id().required(),
  name: string().required(),
  email: string().required(),
  role: string().oneOf(roles).required(),
});
export type User = InferType<typeof userSchema>;

/** A person as others see them. */
export const personSchema = record({ id: id().required(), name: string().required() });
export type Person = InferType<typeof personSchema>;

/** A person and the capacity they act in. */
export const participantSchema = record({
  id: id().required(),
  name: string().required(),
  role: string().oneOf(roles).required(),
});
export type Participant = InferType<typeof participantSchema>;
