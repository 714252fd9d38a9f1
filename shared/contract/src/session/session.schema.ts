import { boolean, type InferType, number, string } from 'yup';
import { emailField, nameField, newPasswordField, userSchema } from '../accounts/account.schema.ts';
import { isoTime, pageOf, record } from '../validation/index.ts';

export const signUpSchema = record({ name: nameField(), email: emailField(), password: newPasswordField() });
export type SignUp = InferType<typeof signUpSchema>;

/** No minimum for the password: whoever types a short one learns that it is wrong, not how it was stored. */
export const credentialsSchema = record({
  email: emailField(),
  password: string()
    .typeError('This must be text.')
    .max(128, 'Use at most 128 characters.')
    .required('This is required.')
    .meta({ format: 'password' }),
});
export type Credentials = InferType<typeof credentialsSchema>;

/** `expiresIn`: seconds until the access token must have been renewed. */
export const signedInSchema = record({
  accessToken: string().required(),
  expiresIn: number().integer().positive().required(),
  user: userSchema,
});
export type SignedIn = InferType<typeof signedInSchema>;

/** One signed-in device. */
export const deviceSchema = record({
  id: string().required(),
  current: boolean().required(),
  userAgent: string().defined(),
  address: string().defined(),
  createdAt: isoTime().required(),
  lastSeenAt: isoTime().required(),
});
export type Device = InferType<typeof deviceSchema>;
export const devicePageSchema = pageOf(deviceSchema);
