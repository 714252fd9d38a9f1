import { type Actor, type Decision, isStaff } from '../policy/decision.ts';

/** Consoles are staff's; only admins see those of others. */
export const consolePolicy = {
  report: (actor: Actor): Decision => (isStaff(actor) ? 'allow' : 'forbid'),
  list: (actor: Actor): Decision => (actor.role === 'admin' ? 'allow' : 'forbid'),
};
