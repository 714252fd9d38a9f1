import { http, type NewStaffMember, type StaffChange, type StaffMember } from '@tandem/contract';
import { PagedList } from '../loading/paged-list.ts';
import type { Connection } from '../transport/connection.ts';

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

  async change(id: number, change: StaffChange): Promise<void> {
    this.replace(await this.connection.request(http.accounts.changeStaff, { params: { id }, body: change }));
  }

  async resetPassword(id: number, password: string): Promise<void> {
    await this.connection.request(http.accounts.resetStaffPassword, { params: { id }, body: { password } });
  }
}
