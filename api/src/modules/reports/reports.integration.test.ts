import type { Report, ReportPairs } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

let desk: TestApi;
let ana: TestClient;
let ben: TestClient;
let cleo: TestClient;
beforeAll(async () => {
  desk = await startTestApi();
  [ana, ben, cleo] = [await desk.given.customer(), await desk.given.agent('Ben'), await desk.given.agent('Cleo')];
});
afterAll(stopTestApis);

const day = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
/** Everything until now is counted, and what was read before is not kept. */
async function reportOf(from = day(-1), to = day(1)): Promise<Report> {
  await desk.api.reportCounts.collect(new Date(Date.now() + 1_000));
  const [first, last] = [from, to];
  return (await ben.get(`/reports?from=${first}&to=${last}`)).body;
}
const sum = (report: Report, of: 'opened' | 'answered' | 'resolved' | 'reopened') =>
  report.days.reduce((total, one) => total + one[of], 0);

test('a report counts what came, was answered, resolved and reopened, by category and person', async () => {
  const [one, two, three] = [
    await desk.given.ticket(ana, { categoryId: 1 }),
    await desk.given.ticket(ana, { categoryId: 2 }),
    await desk.given.ticket(ana, { categoryId: 2 }),
  ];
  await ben.post(`/tickets/${one.id}/messages`, desk.given.message('First'));
  await ben.post(`/tickets/${one.id}/messages`, desk.given.message('Second'));
  await cleo.post(`/tickets/${two.id}/messages`, desk.given.message('First'));
  await ben.patch(`/tickets/${one.id}`, { status: 'resolved' });
  await ben.patch(`/tickets/${one.id}`, { status: 'closed' });
  await cleo.patch(`/tickets/${two.id}`, { status: 'closed' });
  await cleo.patch(`/tickets/${two.id}`, { status: 'open' });

  const report = await reportOf();

  expect(report.days).toHaveLength(3);
  expect([sum(report, 'opened'), sum(report, 'answered'), sum(report, 'resolved'), sum(report, 'reopened')]).toEqual([
    3, 2, 2, 1,
  ]);
  expect(report.days.at(-1)?.backlog).toBe(2); // the second again, and the third
  expect([report.firstResponse.count, report.resolution.count]).toEqual([2, 2]);
  expect(
    report.byCategory.map(({ category, opened, resolution }) => [category.name, opened, resolution.count]),
  ).toEqual([
    ['Billing', 2, 1],
    ['Technical', 1, 1],
  ]);
  const people = report.byPerson.map(({ person, firstResponse, resolution }) => [
    person.name,
    firstResponse.count,
    resolution.count,
  ]);
  expect(people).toEqual([
    ['Ben', 1, 1],
    ['Cleo', 1, 1],
  ]);
  expect(report.byCategory[0]?.firstResponse.median).toBeGreaterThanOrEqual(0);

  const crossed: ReportPairs = (await ben.get(`/reports/pairs?from=${day(-1)}&to=${day(1)}`)).body;
  const done = crossed.pairs.map(({ category, person, firstResponse, resolution }) => [
    `${person.name} ${category.name}`,
    firstResponse.count,
    resolution.count,
  ]);
  expect(done.sort()).toEqual([
    ['Ben Technical', 1, 1],
    ['Cleo Billing', 1, 1],
  ]);
  expect([crossed.leftOut, typeof crossed.countedUntil]).toEqual([0, 'string']);
  expect(three.status).toBe('open');
});

test('however often and by however many it is counted, everything counts once', async () => {
  const before = await reportOf(day(-2), day(2));
  await Promise.all(Array.from({ length: 4 }, () => desk.api.reportCounts.collect(new Date(Date.now() + 1_000))));
  const after = await reportOf(day(-3), day(3));
  expect(sum(after, 'opened')).toBe(sum(before, 'opened'));
});

test('a desk that has been at work for long is crossed from its beginning, and counts nothing twice for it', async () => {
  const before = await reportOf(day(-6), day(6));
  await desk.stores.db('report_pairs').delete();
  await desk.stores.db('report_pair_progress').delete();
  const after = await reportOf(day(-7), day(7));
  const crossed: ReportPairs = (await ben.get(`/reports/pairs?from=${day(-7)}&to=${day(7)}`)).body;
  expect(crossed.pairs.reduce((sum, { resolution }) => sum + resolution.count, 0)).toBe(after.resolution.count);
  expect(sum(after, 'opened')).toBe(sum(before, 'opened'));
});

test.runIf(process.env['TEST_BACKEND'] === 'mariadb')(
  'the next entries are taken by number before their tickets are looked at, whatever the database would rather do',
  async () => {
    const { db } = desk.stores;
    const { id } = await desk.given.ticket(ana);
    for (const body of ['Again', 'And again']) await ana.post(`/tickets/${id}/messages`, desk.given.message(body));
    const statements: { sql: string; bindings: (string | number)[] }[] = [];
    const note = (statement: { sql: string; bindings: (string | number)[] }) => {
      if (/timeline_entries.* join `tickets`/.test(statement.sql)) statements.push(statement);
    };
    db.on('query', note);
    await desk.api.reportCounts.collect(new Date(Date.now() + 1_000));
    db.removeListener('query', note);
    const [{ sql, bindings } = { sql: '', bindings: [] }] = statements;
    const [plan] = await db.raw(`EXPLAIN ${sql}`, bindings);
    const taken = plan.find(({ table }: { table: string }) => table === 'timeline_entries');
    expect(taken).toMatchObject({ select_type: 'DERIVED', key: 'timeline_id_uq' });
    expect(taken.Extra).not.toContain('filesort');
    const [read] = await db.raw(sql, bindings);
    expect(read.map(({ kind }: { kind: string }) => kind)).toEqual(['created']); // of messages, only what may be a first answer
  },
);

test('what is too young is left for later: a transaction with an earlier number may still commit', async () => {
  const { id } = await desk.given.ticket(ana);
  await desk.api.reportCounts.collect(new Date(Date.now() - 60_000));
  const report = (await ben.get(`/reports?from=${day(-4)}&to=${day(4)}`)).body as Report;
  await desk.api.reportCounts.collect(new Date(Date.now() + 1_000));
  const later = (await ben.get(`/reports?from=${day(-5)}&to=${day(5)}`)).body as Report;
  expect(sum(later, 'opened')).toBe(sum(report, 'opened') + 1);
  expect(id).toBeGreaterThan(0);
});

test('a period before anything happened is empty, and says so day by day', async () => {
  const report = await reportOf('2001-01-01', '2001-01-31');
  expect(report.days).toHaveLength(31);
  expect(report.days.every(({ opened, backlog }) => opened === 0 && backlog === 0)).toBe(true);
  expect(report.firstResponse).toEqual({ count: 0, median: null, p90: null });
  expect([report.byCategory, report.byPerson]).toEqual([[], []]);
});

test('a period that is none is refused, and reports are for staff', async () => {
  for (const query of [
    '',
    'from=2026-01-02&to=2026-01-01',
    'from=2024-01-01&to=2026-01-01',
    'from=2026-02-30&to=2026-03-01',
  ]) {
    expect((await ben.get(`/reports?${query}`)).status).toBe(400);
  }
  expect((await ben.get('/reports/pairs?from=2024-01-01&to=2026-01-01')).status).toBe(400);
  expect((await ana.get(`/reports?from=${day()}&to=${day()}`)).status).toBe(403);
  expect((await ana.get(`/reports/pairs?from=${day()}&to=${day()}`)).status).toBe(403);
});
