import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { CategoriesController } from './categories.controller.ts';

export const categoriesRoutes = (router: ApiRouter, categories: CategoriesController) =>
  router
    .on(http.categories.list, categories.list)
    .on(http.categories.listAll, categories.listAll)
    .on(http.categories.create, categories.create)
    .on(http.categories.change, categories.change);
