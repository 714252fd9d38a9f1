import type { Role } from '../accounts/account.schema.ts';

/** Who asks: always the verified session, never something a request says about itself. */
export interface Actor {
  readonly id: number;
  readonly role: Role;
}

/** `hide` is answered 404, so that nobody learns the thing exists; `forbid` is answered 403. */
export type Decision = 'allow' | 'hide' | 'forbid';

export const isStaff = (who: { readonly role: Role }): boolean => who.role !== 'customer';
