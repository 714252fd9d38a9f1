import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startTestApi, stopTestApis, type TestApi } from './testing/test-api.ts';

const folder = fileURLToPath(new URL('../deploy/watching/', import.meta.url));
const read = (name: string) => readFileSync(`${folder}${name}`, 'utf8');
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

let desk: TestApi;
let metrics: string;
beforeAll(async () => {
  desk = await startTestApi();
  metrics = await (await fetch(`${desk.origin}/metrics`)).text();
});
afterAll(stopTestApis);

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const panels = (JSON.parse(read('dashboard.json')) as { panels: { title: string; targets: { expr: string }[] }[] })
  .panels;
const asked = [
  ...rules.map(({ alert, expr }) => [`the alert ${alert}`, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [`the panel “${title}”`, expr] as const)),
];

/** Names of metrics in a query: words that carry one of the prefixes of ours. `up` is Prometheus' own. */
const metricsIn = (query: string): string[] => query.match(/\b(tandem|http|nodejs|process)_\w+/g) ?? [];
const shown = () =>
  new Set(
    [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
    ),
  );

test.each(asked)('%s asks for what /metrics shows', (_, query) => {
  const names = metricsIn(query);
  expect(names.length > 0 || /\bup\b/.test(query), query).toBe(true);
  for (const name of names) expect(shown()).toContain(name);
});

test('a route is shown as the alerts name it', async () => {
  await fetch(`${desk.origin}/api/v1/auth/login`, { method: 'POST' });
  const now = await (await fetch(`${desk.origin}/metrics`)).text();
  expect(now).toMatch(
    /http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/auth\/login",status="400"\} 1/,
  );
});

describe('a process shows', () => {
  const value = (pattern: RegExp) => Number(pattern.exec(metrics)?.[1]);

  test('its sockets, its queues, its connections and its version', () => {
    expect(value(/^tandem_sockets (\d+)$/m)).toBe(0);
    for (const kind of ['entries', 'tickets', 'read_marks']) {
      expect(value(new RegExp(`^tandem_writes_waiting\\{kind="${kind}"\\} (\\d+)$`, 'm'))).toBe(0);
    }
    const states = ['used', 'free', 'wanted'];
    const counts = states.map((state) =>
      value(new RegExp(`^tandem_database_connections\\{state="${state}"\\} (\\d+)$`, 'm')),
    );
    expect(counts.every(Number.isInteger)).toBe(true);
    expect(metrics).toMatch(/^tandem_build_info\{version="0\.0\.0"\} 1$/m);
  });

  test('that it is about to end', async () => {
    expect(value(/^tandem_draining (\d)$/m)).toBe(0);
    const ending = await startTestApi();
    ending.api.retire();
    expect(await (await fetch(`${ending.origin}/metrics`)).text()).toMatch(/^tandem_draining 1$/m);
  });

  test('a socket while it is there', async () => {
    const socket = await (await desk.given.customer()).socket();
    expect(await (await fetch(`${desk.origin}/metrics`)).text()).toMatch(/^tandem_sockets 1$/m);
    socket.close();
  });
});

describe.skipIf(!hasPromtool)('Prometheus itself', () => {
  const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });

  test('reads every rule', () => {
    const { status, stdout, stderr } = promtool('check', 'rules', 'alerts.yml');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(`${rules.length} rules found`);
  });

  test('fires them when it should, and not in a rolling restart', () => {
    const { status, stdout, stderr } = promtool('test', 'rules', 'alerts.test.yml');
    expect(status, stdout + stderr).toBe(0);
  });
});

test('docs/operating.md says what to do about each alert', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/operating.md', import.meta.url)), 'utf8');
  for (const { alert, labels } of rules) {
    expect(page).toContain(`\`${alert}\``);
    expect(['page', 'ticket']).toContain(labels.severity);
  }
});
