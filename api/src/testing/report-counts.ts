import { openDatabase } from '../database/database.ts';
import { toDbTime } from '../database/time.ts';
import { dayLedger, ReportCountsRepository } from '../modules/reports/report-counts.repository.ts';

/** One pass of the counting that every replica does behind everything else, now. Answers whether there may be more to count. */
export async function countReports(url: string): Promise<boolean> {
  const db = openDatabase({ url, file: '', poolSize: 1 });
  try {
    return await new ReportCountsRepository(db, dayLedger).advance(toDbTime(new Date()));
  } finally {
    await db.destroy();
  }
}
