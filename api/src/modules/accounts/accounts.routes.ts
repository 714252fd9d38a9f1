import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { AccountsController } from './accounts.controller.ts';

export const accountsRoutes = (router: ApiRouter, accounts: AccountsController) =>
  router
    .on(http.accounts.staff, accounts.staff)
    .on(http.accounts.listStaff, accounts.listStaff)
    .on(http.accounts.createStaff, accounts.createStaff)
    .on(http.accounts.changeStaff, accounts.changeStaff)
    .on(http.accounts.resetStaffPassword, accounts.resetStaffPassword);
