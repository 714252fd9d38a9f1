import type { Credentials, SignUp, User } from '@tandem/contract';
import type { SessionEnd } from '../transport/connection.ts';
import type { RequestFailed } from '../transport/request-failed.ts';

/**
 * `restoring`: at start, not known yet. `expired`: the session ended by itself; `user` stays, so that the same person can
 * sign in again in place and lose nothing.
 */
export type SessionState = 'restoring' | 'signed_out' | 'signed_in' | 'expired';

/** Who is signed in. */
export interface SessionStore {
  readonly state: SessionState;
  readonly user: User | null;
  readonly isStaff: boolean;
  /** Why `restoring` takes longer: the service cannot be reached. Tried again by itself. */
  readonly failure: RequestFailed | null;
  /** Why the session ended, while `expired`, and while `signed_out` if it was not done here. */
  readonly endReason: SessionEnd | null;
  /** Finds out whether this device still has a session. Called by `start()`; again for a button. */
  restore(): Promise<void>;
  /** Rejects with RequestFailed (`fields` for the form, `email_taken`). */
  signUp(input: SignUp): Promise<void>;
  /** Rejects with RequestFailed (`unauthenticated` for a wrong e-mail or password, `too_many_requests`). */
  logIn(input: Credentials): Promise<void>;
  logOut(): Promise<void>;
}
