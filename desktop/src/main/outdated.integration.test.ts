import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { startTestApi, stopTestApis } from '../../../api/src/testing/test-api.ts';
import { Computer } from './testing/computer.ts';
import { isLive, password, until } from './testing/given-desk.ts';

afterEach(stopTestApis);

const old = 'Tandem/1.1.9 (X11; Linux) Electron/45.4.1';
const current = 'Tandem/1.2.0 (X11; Linux) Electron/45.4.1';
const saidOutdated = ({ told }: Computer) =>
  told.filter(({ note }) => note === 'app.outdated').map(({ payload }) => (payload as { outdated: boolean }).outdated);

test('an app that became too old hears so on the live line, keeps what was written, and works on once it is served', async () => {
  const desk = await startTestApi({ OLDEST_DESKTOP: '1.2.0' });
  const email = `ben-${randomUUID()}@example.test`;
  await desk.api.accounts.createStaff({ name: 'Ben', email, password }, 'agent');
  const ben = new Computer(desk.origin);
  try {
    ben.network.userAgent = current;
    await ben.start();
    await ben.logIn(email, password);
    await isLive(ben);
    expect(await ben.ask('app.facts', {})).toMatchObject({ outdated: false });
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'half a sentence' }] });

    ben.network.userAgent = old;
    ben.network.cut();
    ben.network.mend();
    await until(() => {
      ben.app?.retry();
      expect(saidOutdated(ben)).toEqual([true]);
    });
    expect(await ben.ask('app.facts', {})).toMatchObject({ outdated: true });
    const list = { endpoint: 'tickets.list', input: {} };
    expect(await ben.call('connection.request', list)).toMatchObject({
      ok: false,
      code: 'client_outdated',
      status: 426,
    });

    ben.network.userAgent = current;
    await until(() => {
      ben.app?.retry();
      expect(ben.line).toBe('live');
    });
    expect(saidOutdated(ben)).toEqual([true, false]);
    expect((await ben.ask('session.restore', {})).kept).toEqual([
      { key: 'tandem.draft.1.7', value: 'half a sentence' },
    ]);
  } finally {
    await ben.quit();
  }
});

test('a browser is served whatever the oldest app is, and an app is told by which version it would be', async () => {
  const { origin } = await startTestApi({ OLDEST_DESKTOP: '1.2.0' });
  const ask = (userAgent: string) => fetch(`${origin}/api/v1/categories`, { headers: { 'user-agent': userAgent } });
  expect((await ask('Mozilla/5.0 (X11; Linux x86_64)')).status).toBe(401);
  const refused = await ask(old);
  expect([refused.status, refused.headers.get('upgrade')]).toEqual([426, 'Tandem/1.2.0']);
  expect(await refused.json()).toMatchObject({ error: { code: 'client_outdated' } });
  expect((await fetch(`${origin}/healthz`, { headers: { 'user-agent': old } })).status).toBe(200);
});
