import { http, type NewStaffMember, type StaffChange, type StaffMember } from '@tandem/contract';
import { PagedList } from '../loading/paged-list.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Every account of staff, for admins. Changes reject with RequestFailed, for whoever asked for them. */
export class TeamStore extends PagedList<StaffMember> {
  constructor(private readonly connection: Connection) {
    super((cursor) =>
      connection.request(http.accounts.listStaff, { query: { ...(cursor !== null && { cursor }), limit: 100 } }),
    );
  }

  /** The list is loaded again: the new one has a place in its order. */
  async add(person: NewStaffMember): Promise<StaffMember> {
    const member = await this.connection.request(http.accounts.createStaff, { body: person });
    void this.load();
    return member;
  }

  /** Answers whether whom it concerns is signed out by now; if not, the service goes on trying. */
  change(id: number, change: StaffChange): Promise<boolean> {
    return this.isComplete(async () => {
      this.replace(await this.connection.request(http.accounts.changeStaff, { params: { id }, body: change }));
    });
  }

  /** Answers as `change` does. */
  resetPassword(id: number, password: string): Promise<boolean> {
    return this.isComplete(async () => {
      await this.connection.request(http.accounts.resetStaffPassword, { params: { id }, body: { password } });
    });
  }

  private async isComplete(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (RequestFailed.from(cause).fieldCodes?.['body']?.code !== 'changed_sessions_remain') throw cause;
      void this.load();
      return false;
    }
  }
}
