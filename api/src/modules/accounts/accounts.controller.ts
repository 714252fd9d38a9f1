import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { AccountsService } from './accounts.service.ts';

export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  readonly staff: Handler<typeof http.accounts.staff> = async ({ session, query }) => ({
    status: 200,
    body: await this.accounts.staffPage(session.participant, query),
  });
}
