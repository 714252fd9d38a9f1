import { type Actor, type Decision, isStaff } from '../policy/decision.ts';

/** All staff see how the desk does. */
export const reportPolicy = {
  read: (actor: Actor): Decision => (isStaff(actor) ? 'allow' : 'forbid'),
};
