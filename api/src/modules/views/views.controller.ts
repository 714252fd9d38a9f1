import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { ViewsService } from './views.service.ts';

type Endpoints = typeof http.views;

export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  readonly list: Handler<Endpoints['list']> = async ({ session }) => ({
    status: 200,
    body: { items: await this.views.list(session.participant), nextCursor: null },
  });

  readonly save: Handler<Endpoints['save']> = async ({ session, body }) => ({
    status: 201,
    body: await this.views.save(session.participant, body),
  });

  readonly rename: Handler<Endpoints['rename']> = async ({ session, params, body }) => ({
    status: 200,
    body: await this.views.rename(session.participant, params.id, body.name),
  });

  readonly remove: Handler<Endpoints['remove']> = async ({ session, params }) => {
    await this.views.remove(session.participant, params.id);
    return { status: 204 };
  };
}
