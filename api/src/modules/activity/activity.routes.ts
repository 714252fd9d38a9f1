import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { ActivityController } from './activity.controller.ts';

export const activityRoutes = (router: ApiRouter, activity: ActivityController) =>
  router.on(http.activity.list, activity.list).on(http.activity.markRead, activity.markRead);
