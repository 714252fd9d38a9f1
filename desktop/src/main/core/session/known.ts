import type { Welcome } from '@tandem/client/transport';
import type { User } from '@tandem/contract';

/** What this version of the app knows of a user: a newer service may say more, which its window would refuse. */
export const knownOf = ({ id, name, email, role }: User): User => ({ id, name, email, role });

/** The same of a greeting. */
export const knownWelcomeOf = ({ user, cursor, unread, heartbeat }: Welcome): Welcome => ({
  user: knownOf(user),
  cursor,
  unread,
  heartbeat,
});
