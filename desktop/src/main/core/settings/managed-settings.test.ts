import { expect, test } from 'vitest';
import { firstSettings } from '../../../ipc/settings.schema.ts';
import { FakeFiles } from '../../testing/fake-files.ts';
import { silentLog } from '../log/log.ts';
import { ManagedPolicy } from '../policy/managed-policy.ts';
import type { Reading } from '../policy/reading.ts';
import { SettingsFile } from './settings-file.ts';

interface Given {
  readonly enforced?: Record<string, unknown>;
  readonly defaults?: Record<string, unknown>;
  readonly kept?: object;
  readonly loopback?: boolean;
}

async function given({ enforced = {}, defaults = {}, kept = {}, loopback = true }: Given) {
  const files = new FakeFiles();
  files.contents.set('settings.json', JSON.stringify(kept));
  const reading: Reading = { source: 'etc', place: '/etc/tandem', enforced, defaults };
  const managed = await ManagedPolicy.open(async () => [reading], silentLog, loopback);
  return { files, file: await SettingsFile.open(files, silentLog, managed) };
}

/** Each setting with a value from the organisation, and another that somebody chose. */
const both = {
  locale: ['language', 'de', 'ar'],
  'notifications.enabled': ['notices', false, true],
  'notifications.preview': ['preview', 'none', 'full'],
  'notifications.sound': ['sound', false, true],
  closeToTray: ['closeToTray', false, true],
  autostart: ['openAtLogin', true, false],
  startHidden: ['startHidden', false, true],
  'updates.mode': ['updateMode', 'auto', 'off'],
  'updates.channel': ['updateChannel', 'beta', 'stable'],
} as const;

test.each(Object.entries(both))(
  '%s counts before what people chose where it is enforced, and after it as a default',
  async (key, [name, theirs, mine]) => {
    const kept = { [name]: mine };
    const enforced = (await given({ enforced: { [key]: theirs }, kept })).file;
    expect([enforced.settings[name], enforced.locked]).toEqual([theirs, [name]]);
    const preset = (await given({ defaults: { [key]: theirs }, kept })).file;
    expect([preset.settings[name], preset.locked]).toEqual([mine, []]);
    const untouched = (await given({ defaults: { [key]: theirs } })).file;
    expect(untouched.settings).toEqual({ ...firstSettings, [name]: theirs });
  },
);

test('what nobody chose is not written down, so that a later default still counts', async () => {
  const { files, file } = await given({ defaults: { autostart: true } });
  file.change({ sound: false });
  await file.settled();
  const kept = JSON.parse(files.contents.get('settings.json') ?? '{}');
  expect([kept.sound, 'openAtLogin' in kept, 'notices' in kept]).toEqual([false, false, false]);
});

test('an installed app goes to no service without TLS, whoever says so: enforced or preset it is closed and says why', async () => {
  const local = 'http://127.0.0.1:8000';
  for (const level of ['enforced', 'defaults']) {
    const own = (await given({ [level]: { serverUrl: local } })).file;
    expect([own.server, own.policy.closed], 'for those who work on the app').toEqual([local, []]);
    const { file } = await given({ [level]: { serverUrl: local }, kept: { server: mine }, loopback: false });
    expect([file.server, file.serverIs, file.policy.closed]).toEqual([null, 'closed', ['server']]);
    expect(file.policy.problems).toMatchObject([{ place: '/etc/tandem', key: 'serverUrl', what: 'invalid' }]);
  }
  const chosen = (await given({ kept: { server: local }, loopback: false })).file;
  expect([chosen.server, chosen.serverIs]).toEqual([null, 'free']);
});

const [mine, theirs] = ['https://mine.example', 'https://theirs.example'];
test.each([
  ['nobody has said', {}, null, 'free'],
  ['somebody chose one', { kept: { server: mine } }, mine, 'free'],
  ['it is enforced', { enforced: { serverUrl: theirs }, kept: { server: mine } }, theirs, 'locked'],
  ['it is a default', { defaults: { serverUrl: theirs } }, theirs, 'free'],
  [
    'it is a default and somebody chose another',
    { defaults: { serverUrl: theirs }, kept: { server: mine } },
    mine,
    'free',
  ],
  [
    'it is a default that must not be changed',
    { enforced: { allowServerChange: false }, defaults: { serverUrl: theirs }, kept: { server: mine } },
    theirs,
    'locked',
  ],
  [
    'it must not be changed any more',
    { enforced: { allowServerChange: false }, kept: { server: mine } },
    mine,
    'locked',
  ],
  ['it may be chosen once', { enforced: { allowServerChange: false } }, null, 'free'],
  [
    'it is enforced and none',
    { enforced: { serverUrl: 'http://theirs.example' }, kept: { server: mine } },
    null,
    'closed',
  ],
  ['pins cannot be understood', { enforced: { 'tls.spkiPins': ['x'] }, kept: { server: mine } }, null, 'closed'],
  ['updates cannot be understood', { enforced: { 'updates.mode': 'x' }, kept: { server: mine } }, mine, 'free'],
] as [string, Given, string | null, string][])('the server, where %s', async (_, situation, server, is) => {
  const { file } = await given(situation);
  expect([file.server, file.serverIs]).toEqual([server, is]);
});

test('where updates cannot be understood there are none, and nobody here can say otherwise', async () => {
  const { file } = await given({ enforced: { 'updates.mode': 'sometimes' }, kept: { updateMode: 'auto' } });
  expect([file.settings.updateMode, file.locked]).toEqual(['off', ['updateMode']]);
});
