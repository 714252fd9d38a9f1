import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { ActivityService } from './activity.service.ts';

type Endpoints = typeof http.activity;

export class ActivityController {
  constructor(private readonly activity: ActivityService) {}

  readonly list: Handler<Endpoints['list']> = async ({ session, query }) => ({
    status: 200,
    body: await this.activity.list(session.participant, query),
  });

  readonly markRead: Handler<Endpoints['markRead']> = async ({ session, body }) => {
    await this.activity.markRead(session.participant, body.cursor);
    return { status: 204 };
  };
}
