import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kept as limits } from '../../../ipc/limits.ts';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { unmanaged } from '../../testing/unmanaged.ts';
import { type Log, silentLog } from '../log/log.ts';
import { RotatingLog } from '../log/rotating-log.ts';
import { SettingsFile } from '../settings/settings-file.ts';
import { AccountKeep } from './account-keep.ts';
import { diskFiles } from './disk-files.ts';
import { Marks } from './marks.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file is written whole, readable by its owner alone, and leaves nothing beside it', async () => {
  const files = diskFiles(folder);
  expect(await files.read('servers/a/1.keep')).toBeNull();
  await files.write('servers/a/1.keep', 'one');
  await files.write('servers/a/1.keep', 'two');
  expect(await files.read('servers/a/1.keep')).toBe('two');
  expect((await stat(join(folder, 'servers/a/1.keep'))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'servers/a'))).toEqual(['1.keep']);
  await files.remove('servers/a/1.keep');
  await files.remove('servers/a/1.keep');
  expect(await files.read('servers/a/1.keep')).toBeNull();
});

test.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', '.', 'a/..', 'a\0b', 'C:\\x'])(
  '%j is no name of a file of ours',
  async (name) => {
    await expect(async () => diskFiles(folder).write(name, 'x')).rejects.toThrow('Not a name');
  },
);

const keepIn = (files: FakeFiles, keeps = true) =>
  AccountKeep.open({ files, seal: fakeSeal(keeps), name: '1.keep', log: silentLog });

test('what an account keeps is sealed and comes back', async () => {
  const files = new FakeFiles();
  const keep = await keepIn(files);
  expect(keep.change('draft', 'a secret thought')).toBe(true);
  await keep.settled();
  expect([...files.contents.values()].join()).not.toContain('secret');
  expect((await keepIn(files)).entries()).toEqual([['draft', 'a secret thought']]);
});

test('a file that was tampered with is as good as none', async () => {
  const files = new FakeFiles();
  for (const content of ['', 'nonsense', 'sealed:7b', 'sealed:5b5d', 'sealed:7b2261223a317d']) {
    files.contents.set('1.keep', content);
    expect((await keepIn(files)).entries()).toEqual([]);
  }
});

test('what a keychain that is away for a day has closed is there when it comes back, beside what came since', async () => {
  const files = new FakeFiles();
  const keep = await keepIn(files);
  keep.change('outbox', 'a message that waits');
  keep.change('draft', 'old');
  await keep.settled();

  const locked = { ...fakeSeal(), open: async () => null };
  const meanwhile = await AccountKeep.open({ files, seal: locked, name: '1.keep', log: silentLog });
  expect(meanwhile.entries()).toEqual([]);
  meanwhile.change('draft', 'new');
  await meanwhile.settled();

  expect(Object.fromEntries((await keepIn(files)).entries())).toEqual({
    outbox: 'a message that waits',
    draft: 'new',
  });
  expect([...files.contents.keys()]).toEqual(['1.keep']);
});

test('a file that cannot be read now is not written over', async () => {
  const files = new FakeFiles();
  files.contents.set('1.keep', 'whatever it is');
  files.read = () => Promise.reject(new Error('EIO'));
  const keep = await keepIn(files);
  keep.change('draft', 'new');
  await keep.settled();
  expect(files.contents.get('1.keep')).toBe('whatever it is');
});

test('what is kept has bounds, and what is already there can always shrink', async () => {
  const keep = await keepIn(new FakeFiles(), false);
  const large = 'x'.repeat(limits.longestValue);
  for (let at = 0; keep.change(`large ${at}`, large); at += 1);
  expect(keep.entries().length).toBe(Math.floor(limits.mostCharacters / (large.length + 8)));
  expect(keep.change('large 0', 'small')).toBe(true);
  expect(keep.change('large 1', null)).toBe(true);
  const many = await keepIn(new FakeFiles(), false);
  for (let at = 0; at < limits.mostKeys; at += 1) expect(many.change(String(at), 'x')).toBe(true);
  expect(many.change('one more', 'x')).toBe(false);
  expect(many.change('1', 'y')).toBe(true);
});

test('a full disk loses nothing while the app runs, and is made up for', async () => {
  const files = new FakeFiles();
  const warn = vi.fn();
  const keep = await AccountKeep.open({ files, seal: fakeSeal(), name: '1.keep', log: { ...silentLog, warn } });
  files.full = true;
  keep.change('a', '1');
  await keep.settled();
  expect(warn).toHaveBeenCalledOnce();
  files.full = false;
  keep.change('b', '2');
  await keep.settled();
  expect((await keepIn(files)).entries()).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
});

test('once erased, a late change writes nothing any more', async () => {
  const files = new FakeFiles();
  const keep = await keepIn(files);
  keep.change('a', '1');
  const erased = keep.erase();
  keep.change('b', '2');
  await erased;
  await keep.settled();
  expect(files.contents.size).toBe(0);
});

test('marks outlive the app where something may be kept, and only there', async () => {
  const files = new FakeFiles();
  const marks = await Marks.open({ files, name: 'marks.json', log: silentLog });
  marks.write('session', '1');
  await marks.settled();
  expect((await Marks.open({ files, name: 'marks.json', log: silentLog })).keys()).toEqual(['session']);
  const passing = await Marks.open({ files: null, name: 'marks.json', log: silentLog });
  passing.write('session', '1');
  expect([passing.read('session'), files.contents.size]).toEqual(['1', 1]);
});

const settingsFrom = async (text: string, log: Log = silentLog) => {
  const files = new FakeFiles();
  files.contents.set('settings.json', text);
  return { files, file: await SettingsFile.open(files, log, await unmanaged()) };
};

test('settings come back as they were set', async () => {
  const { files, file } = await settingsFrom('{}');
  file.change({ sound: false, preview: 'none', language: 'de' });
  file.remember({
    server: 'https://desk.example',
    bounds: { x: 1, y: 2, width: 800, height: 600 },
    trayExplained: true,
  });
  await file.settled();
  const again = await SettingsFile.open(files, silentLog, await unmanaged());
  expect(again.settings).toMatchObject({ sound: false, preview: 'none', language: 'de', notices: true });
  expect([again.server, again.bounds?.width, again.trayExplained]).toEqual(['https://desk.example', 800, true]);
});

test('a value that does not fit is left at its first, with a line in the log, and the others count', async () => {
  const warn = vi.fn();
  const { file } = await settingsFrom('{"sound":"loud","preview":"none","bounds":[1],"server":"http://evil.example"}', {
    ...silentLog,
    warn,
  });
  expect(file.settings).toMatchObject({ sound: true, preview: 'none' });
  expect([file.server, file.bounds]).toEqual([null, null]);
  expect(warn).toHaveBeenCalledTimes(2);
});

test.each(['', '{', 'null', '[]', '"x"', '{"__proto__":{"sound":false}}'])(
  'settings that are damaged (%j) are no reason not to start',
  async (text) => {
    expect((await settingsFrom(text)).file.settings).toMatchObject({ sound: true, closeToTray: true });
  },
);

test('the log is a few files of limited size, and the oldest goes', async () => {
  const log = new RotatingLog({ folder, now: () => 0, mostBytes: 2_000, mostFiles: 3 });
  for (let at = 0; at < 100; at += 1) {
    log.info(`line ${at}`, { filler: 'x'.repeat(100) });
    await log.settled();
  }
  expect((await readdir(folder)).sort()).toEqual(['tandem.1.log', 'tandem.2.log', 'tandem.log']);
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(2_000);
  expect(await readFile(join(folder, 'tandem.log'), 'utf8')).toContain('line 99');
});

test('a folder that cannot be written costs the log and nothing else', async () => {
  await diskFiles(folder).write('file', 'in the way');
  const log = new RotatingLog({ folder: join(folder, 'file'), now: () => 0 });
  for (let at = 0; at < 5_000; at += 1) log.warn('x');
  await log.settled();
});
