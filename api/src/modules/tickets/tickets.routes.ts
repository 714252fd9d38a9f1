import { http } from '@tandem/contract';
import type { ApiRouter } from '../../http/api-router.ts';
import type { Limit } from '../../http/limits.ts';
import type { TicketsController } from './tickets.controller.ts';

export const ticketsRoutes = (router: ApiRouter, tickets: TicketsController, openLimit: Limit) =>
  router
    .on(http.tickets.list, tickets.list)
    .on(http.tickets.answerTime, tickets.answerTime)
    .on(http.tickets.open, openLimit, tickets.open)
    .on(http.tickets.read, tickets.read)
    .on(http.tickets.change, tickets.change);
