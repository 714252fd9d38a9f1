import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { AccountsController } from './accounts.controller.ts';

export const accountsRoutes = (router: ApiRouter, accounts: AccountsController) =>
  router.on(http.accounts.staff, accounts.staff);
