import { randomUUID } from 'node:crypto';
import { type FleetConsole, mostConsolesEach } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

const facts = {
  version: '1.2.3',
  ring: 'stable',
  system: 'windows',
  systemVersion: '10.0.26100',
  policy: 'machine-policy',
  problems: 0,
};
const report = (more: object = {}) => ({ consoleId: randomUUID(), ...facts, ...more });
const named = (items: FleetConsole[]) => items.map(({ account, version }) => `${account.name} ${version}`);

test('what a console says of itself is there for admins, the one seen last first, once each', async () => {
  const [ben, kim, cleo] = [
    await desk.given.agent('Ben Seen'),
    await desk.given.agent('Kim Seen'),
    await desk.given.admin('Cleo'),
  ];
  const mine = report();
  expect((await ben.put('/consoles/mine', mine)).status).toBe(204);
  expect((await kim.put('/consoles/mine', report({ system: 'linux', policy: 'none' }))).status).toBe(204);
  expect((await ben.put('/consoles/mine', { ...mine, version: '1.2.4', problems: 2 })).status).toBe(204);
  const { status, body } = await cleo.get('/consoles?q=Seen');
  expect([status, named(body.items), body.nextCursor]).toEqual([200, ['Ben Seen 1.2.4', 'Kim Seen 1.2.3'], null]);
  const [one] = body.items as FleetConsole[];
  expect(one).toMatchObject({ ...facts, version: '1.2.4', problems: 2, account: { id: ben.id, name: 'Ben Seen' } });
  expect((one?.lastSeenAt ?? '') >= (one?.firstSeenAt ?? 'z')).toBe(true);
});

test('a computer that somebody else signs in at is theirs from then on', async () => {
  const [ben, kim, cleo] = [
    await desk.given.agent('Ben Shared'),
    await desk.given.agent('Kim Shared'),
    await desk.given.admin('Cleo'),
  ];
  const shared = report();
  await ben.put('/consoles/mine', shared);
  await kim.put('/consoles/mine', shared);
  expect(named((await cleo.get('/consoles?q=Shared')).body.items)).toEqual(['Kim Shared 1.2.3']);
});

test('a page follows the other without a gap, also while consoles are seen again, and what is searched for is taken literally', async () => {
  const [ben, cleo] = [await desk.given.agent('Ben 100%_Paged'), await desk.given.admin('Cleo')];
  const all = Array.from({ length: 5 }, (_, at) => report({ version: `9.0.${at}` }));
  for (const each of all) await ben.put('/consoles/mine', each);
  const first = (await cleo.get(`/consoles?q=${encodeURIComponent('100%_P')}&limit=2`)).body;
  await ben.put('/consoles/mine', all[0] as object);
  const second = (await cleo.get(`/consoles?q=${encodeURIComponent('100%_P')}&limit=2&cursor=${first.nextCursor}`))
    .body;
  expect([...named(first.items), ...named(second.items)]).toEqual([4, 3, 2, 1].map((at) => `Ben 100%_Paged 9.0.${at}`));
  expect((await cleo.get(`/consoles?q=${encodeURIComponent('100__P')}`)).body.items).toEqual([]);
  expect(named((await cleo.get('/consoles?q=9.0.3')).body.items)).toEqual(['Ben 100%_Paged 9.0.3']);
  expect((await cleo.get('/consoles?cursor=x')).status).toBe(400);
});

test('one account has so many at most, and the one that was silent longest makes room', async () => {
  const [ben, cleo] = [await desk.given.agent('Ben Many'), await desk.given.admin('Cleo')];
  for (let at = 0; at <= mostConsolesEach; at += 1) await ben.put('/consoles/mine', report({ version: `1.0.${at}` }));
  const { items } = (await cleo.get('/consoles?q=Ben%20Many&limit=100')).body;
  expect(items).toHaveLength(mostConsolesEach);
  expect(named(items)).not.toContain('Ben Many 1.0.0');
});

test('consoles are told of by staff and seen by admins', async () => {
  const [ana, ben] = [await desk.given.customer(), await desk.given.agent('Ben')];
  expect((await ana.put('/consoles/mine', report())).status).toBe(403);
  expect((await ana.get('/consoles')).status).toBe(403);
  expect((await ben.get('/consoles')).status).toBe(403);
});

test('what is no report is refused by name', async () => {
  const ben = await desk.given.agent('Ben');
  const odd = { consoleId: 'x', version: '', ring: 'gold', system: 'plan9', policy: 'magic', problems: 1_000 };
  for (const [field, value] of Object.entries(odd)) {
    const refused = await ben.put('/consoles/mine', report({ [field]: value }));
    expect([refused.status, Object.keys(refused.body.error.fields)]).toEqual([400, [field]]);
  }
  expect((await ben.put('/consoles/mine', report({ secret: 1 }))).status).toBe(400);
});

test('an account that tells too often is told to wait', async () => {
  const strict = await desk.replica({ LIMIT_CONSOLES_PER_ACCOUNT: '2/1h' });
  const ben = await strict.given.agent('Ben Often');
  const statuses = [];
  for (let at = 0; at < 3; at += 1) statuses.push((await ben.put('/consoles/mine', report())).status);
  expect(statuses).toEqual([204, 204, 429]);
});
