import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { Limit } from '../../http/limits.ts';
import type { ConsolesController } from './consoles.controller.ts';

export const consolesRoutes = (router: ApiRouter, consoles: ConsolesController, reportLimit: Limit) =>
  router.on(http.consoles.report, reportLimit, consoles.report).on(http.consoles.list, consoles.list);
