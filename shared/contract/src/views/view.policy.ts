import { type Actor, type Decision, isStaff } from '../policy/decision.ts';

/** Every member of staff keeps views, and sees nobody else's. */
export const viewPolicy = {
  keep: (actor: Actor): Decision => (isStaff(actor) ? 'allow' : 'forbid'),
};
