import type { Database } from './database/database.ts';
import type { ApiRouter } from './http/api-router.ts';
import type { Logger } from './logging.ts';
import type { People } from './modules/accounts/people.service.ts';
import type { CategoriesService } from './modules/categories/categories.service.ts';
import { dayLedger, pairLedger, ReportCountsRepository } from './modules/reports/report-counts.repository.ts';
import { ReportCounts } from './modules/reports/report-counts.service.ts';
import { ReportsController } from './modules/reports/reports.controller.ts';
import { ReportsRepository } from './modules/reports/reports.repository.ts';
import { reportsRoutes } from './modules/reports/reports.routes.ts';
import { ReportsService } from './modules/reports/reports.service.ts';

interface Parts {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly people: People;
  readonly categories: CategoriesService;
}

/** Counting what happens, and reading it back as reports. Nothing else depends on it. */
export function composeReports({ db, log, now, people, categories }: Parts) {
  const reports = new ReportsController(
    new ReportsService({ repository: new ReportsRepository(db), people, categories }),
  );
  return {
    counts: new ReportCounts(
      [new ReportCountsRepository(db, dayLedger), new ReportCountsRepository(db, pairLedger)],
      log,
      now,
    ),
    mount: (router: ApiRouter): void => void reportsRoutes(router, reports),
  };
}
