import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { TimelineService } from './timeline.service.ts';

type Endpoints = typeof http.timeline;

export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  readonly list: Handler<Endpoints['list']> = async ({ session, params, query }) => ({
    status: 200,
    body: await this.timeline.list(session.participant, params.id, query),
  });

  readonly post: Handler<Endpoints['post']> = async ({ session, params, body }) => {
    const { entry, repeated } = await this.timeline.post(session.participant, params.id, body);
    return { status: repeated ? 200 : 201, body: entry };
  };

  readonly markRead: Handler<Endpoints['markRead']> = async ({ session, params, body }) => {
    await this.timeline.markRead(session.participant, params.id, body.seq);
    return { status: 204 };
  };
}
