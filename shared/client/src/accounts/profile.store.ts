import { http, type PasswordChange, type Profile } from '@tandem/contract';
import type { SessionStore } from '../session/session.store.ts';
import type { Connection } from '../transport/connection.ts';

/** What people change of their own account. Every change rejects with RequestFailed, for the form that asked for it. */
export class ProfileStore {
  constructor(
    private readonly connection: Connection,
    private readonly session: SessionStore,
  ) {}

  /** The new name is shown here at once, everywhere else as soon as they hear of it. */
  async rename(profile: Profile): Promise<void> {
    const user = await this.connection.request(http.session.rename, { body: profile });
    this.session.rename(user);
  }

  /** All other devices are signed out. `fields` tells a wrong current password from a new one that is refused. */
  changePassword(change: PasswordChange): Promise<void> {
    return this.connection.changePassword(change);
  }
}
