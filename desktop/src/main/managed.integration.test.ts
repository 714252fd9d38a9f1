import { describe, expect, test } from 'vitest';
import { silentLog } from './core/log/log.ts';
import { ManagedPolicy } from './core/policy/managed-policy.ts';
import { brokenReading, type Reading } from './core/policy/reading.ts';
import type { Computer } from './testing/computer.ts';
import { givenDesk, isLive, password, until } from './testing/given-desk.ts';

const desk = givenDesk();
const etc = (enforced: Record<string, unknown>): Reading => ({
  source: 'etc',
  place: '/etc/tandem/policy.json',
  enforced,
  defaults: {},
});

async function managedBen(first: readonly Reading[] = []) {
  let now = first;
  const managed = await ManagedPolicy.open(async () => now, silentLog);
  const ben = desk.computer();
  ben.managed = managed;
  await ben.start();
  await ben.logIn((await desk.agent()).email, password);
  await isLive(ben);
  ben.time.offset += 6_000;
  const set = async (...next: Reading[]) => {
    now = next;
    await managed.refresh();
  };
  return { ben, set };
}

describe('the app on a computer of an organisation, on the real api', () => {
  test('what is enforced cannot be changed from the window, and the rest can', async () => {
    const { ben, set } = await managedBen();
    const { server } = await ben.ask('app.facts', {});
    await set(etc({ serverUrl: server, 'notifications.sound': false }));
    expect(await ben.ask('settings.read', {})).toMatchObject({ sound: false, closeToTray: true });
    expect(await ben.call('settings.change', { sound: true })).toMatchObject({ ok: false, code: 'locked' });
    expect(await ben.ask('settings.change', { closeToTray: false, sound: false })).toMatchObject({
      closeToTray: false,
    });
    expect(await ben.call('server.choose', { address: 'https://other.example' })).toMatchObject({
      ok: false,
      code: 'locked',
    });
    const { managed } = await ben.ask('app.facts', {});
    expect(managed).toMatchObject({ server: 'locked', address: server, locked: ['sound'], problems: [] });
    await until(() => expect(lastManaged(ben)).toEqual(managed));
    await isLive(ben);
  });

  test('settings that cannot be read close the line, and mended they open it where it was, with what was written', async () => {
    const { ben, set } = await managedBen();
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'half a sentence' }] });
    await set(brokenReading('etc', '/etc/tandem/policy.json', 'not JSON'));
    await until(() => expect(lastManaged(ben)).toMatchObject({ server: 'closed', address: null }));
    await until(() => expect(ben.network.connections).toBe(0));
    const before = ben.network.asked.length;
    expect(await ben.call('connection.request', { endpoint: 'session.me', input: {} })).toMatchObject({
      ok: false,
      code: 'unavailable',
    });
    expect(await ben.call('server.choose', { address: 'https://other.example' })).toMatchObject({
      ok: false,
      code: 'locked',
    });
    expect(ben.network.asked).toHaveLength(before);
    const report = await ben.ask('doctor.run', {});
    expect(report.findings.at(-1)).toMatchObject({ check: 'policy', result: 'bad' });

    await set();
    await until(() => expect(lastManaged(ben)).toMatchObject({ server: 'free' }));
    const { user, kept } = await ben.ask('session.restore', {});
    expect([user?.name, kept]).toEqual(['Ben', [{ key: 'tandem.draft.1.7', value: 'half a sentence' }]]);
    await isLive(ben);
  });

  test('in quiet hours nothing is shown, and everything is counted', async () => {
    const { ben, set } = await managedBen();
    await set(etc({ 'notifications.quietHours': quietNow() }));
    const ana = await desk.api.given.customer('Ana');
    await desk.api.given.ticket(ana);
    await until(() => expect(ben.badge).not.toBe(''));
    expect(ben.read).toEqual([]);
    await set();
    const ticket = await desk.api.given.ticket(ana);
    await until(() => expect(ben.read.join()).toContain(ticket.title));
  });

  test('admins see the console of whoever signed in, with where its settings come from', async () => {
    const { ben } = await managedBen([etc({ 'updates.channel': 'beta', zoom: 'large' })]);
    const cleo = await desk.api.given.admin('Cleo');
    await until(async () => {
      const { items } = (await cleo.get('/consoles')).body;
      expect(items).toMatchObject([
        { account: { name: 'Ben' }, version: '0.0.0', ring: 'beta', system: 'linux', policy: 'etc', problems: 1 },
      ]);
    });
    const refused = await ben.call('connection.request', { endpoint: 'consoles.report', input: { body: {} } });
    expect(refused).toMatchObject({ ok: false, code: 'forbidden' });
    await ben.quit();
    await ben.start();
    await isLive(ben);
    expect((await cleo.get('/consoles')).body.items).toHaveLength(1);
  });

  test('where nobody sits any more, whoever was signed in is signed out', async () => {
    const { ben } = await managedBen();
    await ben.app?.signOut();
    expect((await ben.ask('session.restore', {})).user).toBeNull();
    expect(ben.network.cookies.size).toBe(0);
  });
});

/** What the window was told last of what the organisation has decided. */
const lastManaged = ({ told }: Computer) => told.filter(({ note }) => note === 'managed.changed').at(-1)?.payload;

/** From an hour ago until in two. */
function quietNow(): string {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toTimeString().slice(0, 5);
  return `${at(-1)}-${at(2)}`;
}
