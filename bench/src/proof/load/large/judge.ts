import { exceptions } from './allowed.ts';
import type { Size } from './size.ts';
import type { Executed, Step } from './slow-log.ts';

const LARGE =
  /^(tickets|timeline_entries|ticket_reads|message_search|accounts|activity_reads|report_days|reply_drafts|saved_views|consoles)$/;

/**
 * Rows a statement may read for a page of so many. A list of several statuses and priorities reads a short range for each
 * of twelve, and each row of those up to three times: in the index, set aside, put together.
 */
const mostRows = (page: number): number => page * 40 + 200;

/** Why a statement does not do with a large database, in a sentence; undefined when it does. */
export function complaintOf(executed: Executed, page: number, size: Size): string | undefined {
  const { rowsExamined, plan, sql } = executed;
  const exception = exceptions.find(({ fits }) => fits(executed));
  const most = exception ? exception.rows(size, page) : mostRows(page);
  if (rowsExamined > most) {
    const sorted = plan.some(({ extra }) => /filesort|temporary/i.test(extra)) ? ' and sorts or keeps them aside' : '';
    return `It reads ${rowsExamined} rows${sorted}, at most ${most} are allowed for a page of ${page}: ${describe(executed)}`;
  }
  const scanned = exception
    ? undefined
    : plan.find(({ table, access, rows }) => access === 'ALL' && rows > 0 && LARGE.test(tableOf(table, sql)));
  return scanned && `It reads all of ${tableOf(scanned.table, sql)}: ${describe(executed)}`;
}

const describe = ({ sql, plan, pagesAccessed }: Executed): string =>
  `${sql.replaceAll(/\s+/g, ' ').slice(0, 600)} – ${plan.map(describeStep).join('; ')} – ${pagesAccessed} pages`;

const describeStep = ({ table, access, key, rows, extra }: Step): string =>
  [table, access, key === 'NULL' ? '' : key, `${rows} rows`, extra].filter((word) => word !== '').join(' ');

/** Plans speak of aliases. */
function tableOf(alias: string, sql: string): string {
  return (
    new RegExp(`\\b(?:FROM|JOIN)\\s+(\\w+)\\s+(?:AS\\s+)?\`?${alias.replaceAll(/\W/g, '')}\`?\\b`, 'i').exec(
      sql,
    )?.[1] ?? alias
  );
}
