import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { ReportsService } from './reports.service.ts';

export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  readonly read: Handler<typeof http.reports.read> = async ({ session, query }) => ({
    status: 200,
    body: await this.reports.read(session.participant, query),
  });

  readonly pairs: Handler<typeof http.reports.pairs> = async ({ session, query }) => ({
    status: 200,
    body: await this.reports.pairs(session.participant, query),
  });
}
