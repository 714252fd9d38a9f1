import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { settle } from '../../../../shared/client/src/testing/fake-clock.ts';
import { aTicket } from '../../../../shared/client/src/testing/samples.ts';
import { marked, unmarked } from '../../../../shared/ui/src/testing/marked-words.ts';
import { layDialogs } from '../../../../shared/ui/src/testing/show.tsx';
import type { Facts } from '../../ipc/facts.schema.ts';
import type { Place } from '../../ipc/place.schema.ts';
import type { Report } from '../../ipc/report.schema.ts';
import { firstSettings } from '../../ipc/settings.schema.ts';
import { fakeBridge, ok } from '../testing/fake-bridge.ts';
import { unmanaged } from '../testing/unmanaged.ts';
import { DesktopConsole } from './DesktopConsole.tsx';
import { bridgeStores } from './stores.ts';

const facts: Facts = {
  version: '1.2.3',
  platform: 'win32',
  server: 'https://desk.example',
  keeps: true,
  outdated: false,
  language: 'en',
  managed: unmanaged,
};
const report = (result: 'good' | 'bad'): Report => ({
  at: '2026-11-22T14:00:00.000Z',
  version: '1.2.3',
  server: 'https://desk.example',
  findings: [{ check: 'reach', result, detail: 'ERR_NAME', ms: 1 }],
});

beforeEach(() => {
  layDialogs();
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }));
  window.history.replaceState(null, '', '/');
});

async function open(given: Partial<Facts> = {}, app = fakeBridge()) {
  const known = { ...facts, ...given };
  app.answers['session.restore'] ??= () => ok({ user: null, kept: [] });
  app.answers['connection.look'] ??= () => ok({ state: 'signed_out', retryAt: null, welcome: null });
  app.answers['app.place'] ??= () => ok({});
  app.answers['settings.read'] ??= () => ok(firstSettings);
  app.answers['settings.change'] ??= (change) => ok({ ...firstSettings, ...change });
  const stores = known.server === null ? null : bridgeStores(app.bridge);
  await stores?.start();
  render(<DesktopConsole bridge={app.bridge} facts={known} stores={stores} language={marked} />);
  await act(() => settle());
  return { ...app, person: userEvent.setup() };
}
/** Something outside of the window wants it to be somewhere. */
async function lead(app: ReturnType<typeof fakeBridge>, place: Place) {
  app.answers['app.place'] = () => ok(place);
  await act(async () => {
    app.tell('app.go', {});
    await settle();
  });
}
const button = (name: RegExp) => screen.getByRole('button', { name });

test('the first start asks where the desk is; what is wrong there is shown, and the address stays', async () => {
  const app = fakeBridge({ 'server.choose': () => ok(report('bad')) });
  const { person, asked } = await open({ server: null }, app);
  expect(button(/Connect/)).toHaveProperty('disabled', true);
  await person.type(screen.getByLabelText(/Server address/), ' desk.example ');
  await person.click(button(/Connect/));
  expect(asked('server.choose')).toEqual([{ address: 'desk.example' }]);
  expect(screen.getByRole('alert').textContent).toMatch(/cannot be reached/);
  expect(screen.getByText('ERR_NAME')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/Server address/).value).toBe(' desk.example ');
  expect(unmarked().filter((words) => !words.endsWith('ERR_NAME'))).toEqual([]);
});

test('the way in says which desk it is, and what this computer cannot keep', async () => {
  await open({ keeps: false });
  expect(document.body.textContent).toMatch(/desk\.example/);
  expect(document.body.textContent).toMatch(/no keychain/);
});

test('what is set counts at once, and the test notice says what became of it', async () => {
  const app = fakeBridge({
    'notices.test': () => ok({ at: '2026-11-22T14:00:00.000Z', result: 'failed', reason: 'disabled' }),
  });
  const { person, asked } = await open({}, app);
  await lead(app, { pane: 'settings' });
  await person.click(await screen.findByRole('switch', { name: /Play a sound/ }));
  expect(asked('settings.change')).toContainEqual({ sound: false });
  await person.click(button(/Send a test notice/));
  expect(await screen.findByText(/did not show it: .*disabled/)).toBeTruthy();
});

test('the app leads to a ticket, and is told the language that is spoken', async () => {
  const app = fakeBridge();
  const { asked } = await open({}, app);
  await lead(app, { ticketId: aTicket().id });
  expect(window.location.pathname).toBe(`/tickets/${aTicket().id}`);
  await lead(app, { view: 'unassigned' });
  expect(window.location.search).toBe('?view=unassigned');
  expect(asked('settings.change')).toEqual([{ language: marked.name }]);
});

test('the connection check is repeated at a press, and says so when it fails itself', async () => {
  const app = fakeBridge({ 'doctor.run': () => ok(report('good')) });
  const { person, asked } = await open({}, app);
  await lead(app, { pane: 'doctor' });
  expect(await screen.findByText('ERR_NAME')).toBeTruthy();
  const before = asked('doctor.run').length;
  app.answers['doctor.run'] = () => ({ ok: false, code: 'internal', message: 'x' });
  await person.click(button(/Check again/));
  expect(await screen.findByText(/The check itself failed/)).toBeTruthy();
  expect(asked('doctor.run')).toHaveLength(before + 1);
});

test('a window that was asked for before it could hear goes there once it can', async () => {
  await open({}, fakeBridge({ 'app.place': () => ok({ ticketId: 7 }) }));
  expect(window.location.pathname).toBe('/tickets/7');
});

test('a version that the desk refuses says so instead of the console, and gives way once it is served again', async () => {
  const app = await open({ outdated: false });
  await act(async () => app.tell('app.outdated', { outdated: true }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('too old');
  await app.person.click(button(/Try again/));
  expect(app.asked('session.restore').length).toBeGreaterThan(1);
  await act(async () => app.tell('app.outdated', { outdated: false }));
  expect(screen.queryByText(/too old/)).toBeNull();
});

test('what keeps a newer version away is said where this one is refused', async () => {
  const update = { phase: 'waiting', version: null, refusal: null, problem: 'not_trusted', lookedAt: null } as const;
  await open({ outdated: true }, fakeBridge({ 'update.read': () => ok(update) }));
  expect(screen.getByRole('alert').textContent).toMatch(/not signed by the makers/);
});

test('what the organisation has decided carries a padlock and cannot be changed, and the rest can', async () => {
  const managed = {
    ...facts.managed,
    server: 'locked' as const,
    serverName: 'The desk of Example',
    locked: ['sound' as const],
  };
  const app = fakeBridge();
  const { person, asked, tell } = await open({ managed }, app);
  expect(document.body.textContent).toMatch(/The desk of Example/);
  expect(screen.queryByRole('button', { name: /Use another server/ })).toBeNull();
  expect(screen.getAllByText(/Managed by your organisation/)).toHaveLength(1);
  await lead(app, { pane: 'settings' });
  const sound = await screen.findByRole('switch', {
    name: /Play a sound/,
    description: /Managed by your organisation/,
  });
  expect(sound).toHaveProperty('disabled', true);
  await person.click(screen.getByRole('switch', { name: /Start without a window/ }));
  expect(asked('settings.change')).toContainEqual({ startHidden: false });
  expect(unmarked().filter((words) => !words.endsWith('The desk of Example'))).toEqual([]);
  await act(async () => tell('managed.changed', { ...managed, locked: [] }));
  expect(sound).toHaveProperty('disabled', false);
});

test('the language can be locked, too', async () => {
  await open({ managed: { ...facts.managed, locked: ['language'], locale: 'de' } });
  const language = screen.getByRole('combobox', { description: /Managed by your organisation/ });
  expect(language).toHaveProperty('disabled', true);
  const told = document.getElementById(language.getAttribute('aria-describedby') ?? '');
  expect(told?.querySelector('svg'), 'the padlock').not.toBeNull();
});

test('settings that cannot be understood leave no way to any server, and are named for IT', async () => {
  const problems = [{ place: '/etc/tandem/policy.json', key: null, what: 'unreadable' as const }];
  await open({ server: null, managed: { ...facts.managed, server: 'closed', address: null, problems } });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/cannot be used yet/);
  expect(screen.getByRole('listitem').textContent).toMatch(/\/etc\/tandem\/policy\.json .*cannot be read/);
  expect(screen.queryByLabelText(/Server address/)).toBeNull();
  expect(screen.queryByRole('button', { name: /Connect$/ })).toBeNull();
});
