import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { AccountsService } from './accounts.service.ts';
import type { StaffService } from './staff.service.ts';

type Endpoints = typeof http.accounts;

export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly members: StaffService,
  ) {}

  readonly staff: Handler<Endpoints['staff']> = async ({ session, query }) => ({
    status: 200,
    body: await this.accounts.staffPage(session.participant, query),
  });

  readonly listStaff: Handler<Endpoints['listStaff']> = async ({ session, query }) => ({
    status: 200,
    body: await this.members.list(session.participant, query),
  });

  readonly createStaff: Handler<Endpoints['createStaff']> = async ({ session, body }) => ({
    status: 201,
    body: await this.members.create(session.participant, body),
  });

  readonly changeStaff: Handler<Endpoints['changeStaff']> = async ({ session, params, body }) => ({
    status: 200,
    body: await this.members.change(session.participant, params.id, body),
  });

  readonly resetStaffPassword: Handler<Endpoints['resetStaffPassword']> = async ({ session, params, body }) => {
    await this.members.resetPassword(session.participant, params.id, body.password);
    return { status: 204 };
  };
}
