import type { Allowance } from './allowances.ts';
import type { RequestOrigin, VerifiedSession } from './call.ts';

/** Runs before a handler, once it is known who asks and from where; refuses by throwing. */
export type Limit = (asker: Asker) => Promise<void>;

export interface Asker {
  readonly session: VerifiedSession | undefined;
  readonly origin: RequestOrigin;
}

/** Counts per account, so only for endpoints that require a session. */
export const perAccount =
  (allowance: Allowance): Limit =>
  async ({ session }) => {
    if (session) await allowance.use(String(session.user.id));
  };
