import { describe, expect, test } from 'vitest';
import { complaintOf } from './judge.ts';
import { thousands } from './size.ts';
import { parseEntry } from './slow-log.ts';

const entry = (examined: number, plan: readonly string[], sql: string) =>
  `# User@Host: tandem[tandem] @  [127.0.0.1]
# Thread_id: 15  Schema: small  QC_hit: No
# Query_time: 0.002  Lock_time: 0.000213  Rows_sent: 11  Rows_examined: ${examined}
# Pages_accessed: 69  Pages_read: 8  Pages_prefetched: 0  Pages_updated: 0  Old_rows_read: 0
#
# explain: id\tselect_type\ttable\ttype\tpossible_keys\tkey\tkey_len\tref\trows\tr_rows\tfiltered\tr_filtered\tExtra
${plan.map((line) => `# explain: ${line}`).join('\n')}
#
use \`small\`;
SET timestamp=1795364372;
${sql};
`;
const byIndex = '1\tSIMPLE\tt\tindex\tNULL\ttickets_updated_ix\t7\tNULL\t19570\t20.00\t3.72\t55.00\tUsing where';
const list = 'SELECT t.id FROM tickets t ORDER BY t.updated_at DESC LIMIT 11';

test('the text, the plan and the rows of a statement are read from the database’s own record', () => {
  expect(parseEntry(entry(20, [byIndex], list))).toEqual([
    {
      sql: list,
      milliseconds: 2,
      rowsSent: 11,
      rowsExamined: 20,
      pagesAccessed: 69,
      plan: [{ table: 't', access: 'index', key: 'tickets_updated_ix', rows: 20, extra: 'Using where' }],
    },
  ]);
  expect(parseEntry(entry(0, [], 'COMMIT'))).toEqual([]);
});

describe('a statement', () => {
  const complaint = (examined: number, plan: readonly string[], sql = list) =>
    complaintOf(parseEntry(entry(examined, plan, sql))[0] as never, 20, thousands);

  test('that follows an index for a page is fine', () => expect(complaint(41, [byIndex])).toBeUndefined());

  test('that reads far more than its page is complained of, whichever index it follows', () =>
    expect(complaint(20_000, [byIndex])).toContain('It reads 20000 rows, at most 1000'));

  test('that sorts what it reads is complained of as such', () => {
    const sorting = byIndex.replace('Using where', 'Using where; Using filesort');
    expect(complaint(20_000, [sorting])).toContain('sorts or keeps them aside');
  });

  test('that scans a large table is complained of even while it is small', () => {
    const scan = byIndex.replace('\tindex\t', '\tALL\t').replace('tickets_updated_ix', 'NULL');
    expect(complaint(40, [scan])).toContain('It reads all of tickets');
  });

  test('that is an exception has a bound of its own', () => {
    const forced = list.replace('tickets t', 'tickets t FORCE INDEX (tickets_customer_updated_at_ix)');
    expect(complaint(1_900, [byIndex], forced)).toBeUndefined();
    expect(complaint(6_500, [byIndex], forced)).toContain('at most 6250');
  });
});
