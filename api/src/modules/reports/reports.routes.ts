import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { ReportsController } from './reports.controller.ts';

export const reportsRoutes = (router: ApiRouter, reports: ReportsController) =>
  router.on(http.reports.read, reports.read).on(http.reports.pairs, reports.pairs);
