import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { DraftsService } from './drafts.service.ts';

type Endpoints = typeof http.drafts;

export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  readonly read: Handler<Endpoints['read']> = async ({ session, params }) => ({
    status: 200,
    body: await this.drafts.read(session.participant, params.id),
  });

  readonly keep: Handler<Endpoints['keep']> = async ({ session, params, body }) => {
    await this.drafts.keep(session.participant, params.id, body.body);
    return { status: 204 };
  };
}
