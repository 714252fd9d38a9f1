import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { CategoriesService } from './categories.service.ts';

export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  readonly list: Handler<typeof http.categories.list> = async () => ({
    status: 200,
    body: { items: await this.categories.list(), nextCursor: null },
  });
}
