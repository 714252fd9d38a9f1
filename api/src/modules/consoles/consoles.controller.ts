import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { ConsolesService } from './consoles.service.ts';

type Endpoints = typeof http.consoles;

export class ConsolesController {
  constructor(private readonly consoles: ConsolesService) {}

  readonly report: Handler<Endpoints['report']> = async ({ session, body }) => {
    await this.consoles.report(session.participant, body);
    return { status: 204 };
  };

  readonly list: Handler<Endpoints['list']> = async ({ session, query }) => ({
    status: 200,
    body: await this.consoles.list(session.participant, query),
  });
}
