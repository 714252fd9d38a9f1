import type { Actor, Decision } from '../policy/decision.ts';
import type { Role } from './account.schema.ts';

/** What a decision needs to know of the account it is about. */
interface AccountFacts {
  readonly role: Role;
}

/** Only admins see and manage the accounts of staff. */
const manage = (actor: Actor): Decision => (actor.role === 'admin' ? 'allow' : 'forbid');

/** Accounts of customers are nobody's to manage: to an admin they do not exist. */
const change = (actor: Actor, { role }: AccountFacts): Decision => {
  if (manage(actor) !== 'allow') return 'forbid';
  return role === 'customer' ? 'hide' : 'allow';
};

export const staffPolicy = { manage, change };
