import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { AnswerTime } from './answer-time.service.ts';
import type { TicketLists } from './ticket-lists.service.ts';
import type { TicketsService } from './tickets.service.ts';

type Endpoints = typeof http.tickets;

export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly lists: TicketLists,
    private readonly times: AnswerTime,
  ) {}

  readonly list: Handler<Endpoints['list']> = async ({ session, query }) => ({
    status: 200,
    body: await this.lists.list(session.participant, query),
  });

  readonly answerTime: Handler<Endpoints['answerTime']> = async () => ({
    status: 200,
    body: { usual: await this.times.usual() },
  });

  readonly open: Handler<Endpoints['open']> = async ({ session, body, headers }) => ({
    status: 201,
    body: await this.tickets.open(session.participant, body, headers['idempotency-key']),
  });

  readonly read: Handler<Endpoints['read']> = async ({ session, params }) => ({
    status: 200,
    body: await this.tickets.read(session.participant, params.id),
  });

  readonly change: Handler<Endpoints['change']> = async ({ session, params, headers, body }) => ({
    status: 200,
    body: await this.tickets.change(session.participant, params.id, body, versionIn(headers['if-match'])),
  });
}

/** `"7"` → 7; `*` and no header accept any version. */
const versionIn = (header: string | undefined): number | undefined =>
  header === undefined || header === '*' ? undefined : Number(header.slice(1, -1));
