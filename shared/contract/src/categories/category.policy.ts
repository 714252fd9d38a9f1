import { type Actor, type Decision, isStaff } from '../policy/decision.ts';

/** Staff see the retired ones too, which are still on tickets; admins keep the list. */
export const categoryPolicy = {
  listAll: (actor: Actor): Decision => (isStaff(actor) ? 'allow' : 'forbid'),
  manage: (actor: Actor): Decision => (actor.role === 'admin' ? 'allow' : 'forbid'),
};
