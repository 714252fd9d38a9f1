import { boolean, type InferType, number, string } from 'yup';
import { emailField, nameField, newPasswordField, userSchema } from '../accounts/account.schema.ts';
import { because, isoTime, pageOf, record } from '../validation/index.ts';

export const signUpSchema = record({ name: nameField(), email: emailField(), password: newPasswordField() });
export type SignUp = InferType<typeof signUpSchema>;

/** No minimum: whoever types a short one learns that it is wrong, not how it was stored. */
const currentPasswordField = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .max(128, because('too_long', { max: 128 }))
    .required(because('required'))
    .meta({ format: 'password' });

export const credentialsSchema = record({ email: emailField(), password: currentPasswordField() });
export type Credentials = InferType<typeof credentialsSchema>;

/** `expiresIn`: seconds until the access token must have been renewed. */
export const signedInSchema = record({
  accessToken: string().required(),
  expiresIn: number().integer().positive().required(),
  user: userSchema,
});
export type SignedIn = InferType<typeof signedInSchema>;

/** A new password, and the one it takes the place of. */
export const passwordChangeSchema = record({
  currentPassword: currentPasswordField(),
  newPassword: newPasswordField(),
});
export type PasswordChange = InferType<typeof passwordChangeSchema>;

/** One signed-in device: enough to recognise it, and no more. `browser` and `system` are names, null when not known. */
export const deviceSchema = record({
  id: string().required(),
  current: boolean().required(),
  browser: string().nullable().defined(),
  system: string().nullable().defined(),
  createdAt: isoTime().required(),
  /** To the quarter of an hour: when its tokens were renewed last. */
  lastSeenAt: isoTime().required(),
});
export type Device = InferType<typeof deviceSchema>;
export const devicePageSchema = pageOf(deviceSchema);
