import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { ViewsController } from './views.controller.ts';

export const viewsRoutes = (router: ApiRouter, views: ViewsController) =>
  router
    .on(http.views.list, views.list)
    .on(http.views.save, views.save)
    .on(http.views.rename, views.rename)
    .on(http.views.remove, views.remove);
