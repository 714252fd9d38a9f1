import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { CategoriesService } from './categories.service.ts';
import type { CategoryListService } from './category-list.service.ts';

type Endpoints = typeof http.categories;

export class CategoriesController {
  constructor(
    private readonly categories: CategoriesService,
    private readonly kept: CategoryListService,
  ) {}

  readonly list: Handler<Endpoints['list']> = async () => ({
    status: 200,
    body: { items: await this.categories.list(), nextCursor: null },
  });

  readonly listAll: Handler<Endpoints['listAll']> = async ({ session }) => ({
    status: 200,
    body: { items: await this.categories.listAll(session.participant), nextCursor: null },
  });

  readonly create: Handler<Endpoints['create']> = async ({ session, body }) => ({
    status: 201,
    body: await this.kept.add(session.participant, body),
  });

  readonly change: Handler<Endpoints['change']> = async ({ session, params, body }) => ({
    status: 200,
    body: await this.kept.change(session.participant, params.id, body),
  });
}
