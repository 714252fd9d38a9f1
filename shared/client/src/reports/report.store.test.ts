import { http, type Report } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { sam } from '../testing/samples.ts';
import { ReportStore } from './report.store.ts';

const none = { count: 0, median: null, p90: null };
const report = (backlog: number): Report => ({
  countedUntil: null,
  days: [{ day: '2026-11-22', opened: 0, answered: 0, resolved: 0, reopened: 0, backlog }],
  firstResponse: none,
  resolution: none,
  byCategory: [],
  byPerson: [],
});
const storeOver = (api: FakeConnection) => new ReportStore((query) => api.request(http.reports.read, { query }));
const week = { from: '2026-11-16', to: '2026-11-22' };
const month = { from: '2026-10-24', to: '2026-11-22' };

test('of two periods that were asked for, the last one is shown, whichever answer comes last', async () => {
  const answers: ((value: Report) => void)[] = [];
  const api = new FakeConnection(sam).answer(
    http.reports.read,
    () => new Promise<Report>((done) => answers.push(done)),
  );
  const store = storeOver(api);
  const both = [store.load(week), store.load(month)];
  await Promise.resolve();
  answers[1]?.(report(2));
  answers[0]?.(report(1));
  await Promise.all(both);
  expect([store.report?.days[0]?.backlog, store.period]).toEqual([2, month]);
});

test('a report that does not come leaves the last one readable, and says why', async () => {
  const api = new FakeConnection(sam).answer(http.reports.read, report(1));
  const store = storeOver(api);
  await store.load(week);
  api.failure = refused('unavailable');
  await store.load(month);
  expect([store.state, store.failure?.code, store.period, store.report?.days.length]).toEqual([
    'failed',
    'unavailable',
    week,
    1,
  ]);
});
