import { boolean, type InferType, string } from 'yup';
import { because, flag, id, isoTime, record } from '../validation/index.ts';
import { emailField, nameField, newPasswordField, type Role } from './account.schema.ts';

export const staffRoles = ['agent', 'admin'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

const staffRole = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .oneOf(staffRoles, because('not_one_of', { allowed: staffRoles.join(', ') }));

/** A member of staff as admins see them. */
export const staffMemberSchema = record({
  id: id().required(),
  name: string().required(),
  email: string().required(),
  role: staffRole().required(),
  /** Cannot sign in, and is offered no tickets. */
  disabled: boolean().required(),
  createdAt: isoTime().required(),
});
export type StaffMember = InferType<typeof staffMemberSchema>;

/** The password is the first one: whoever makes the account hands it over, and its owner changes it. */
export const newStaffMemberSchema = record({
  name: nameField(),
  email: emailField(),
  role: staffRole().required(because('required')),
  password: newPasswordField(),
});
export type NewStaffMember = InferType<typeof newStaffMemberSchema>;

export const staffChangeSchema = record({ role: staffRole().optional(), disabled: flag().optional() }).test(
  'some',
  because('nothing_to_change'),
  (value) => value !== undefined && Object.keys(value).length > 0,
);
export type StaffChange = InferType<typeof staffChangeSchema>;

export const staffPasswordSchema = record({ password: newPasswordField() });
