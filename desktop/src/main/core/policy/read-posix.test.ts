import { chmod, chown, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildBinary } from 'plist';
import { expect, test } from 'vitest';
import { FakeDisk } from '../../testing/managed-computers.ts';
import { policyDisk } from './policy-disk.ts';
import { distrust } from './policy-files.ts';
import { linuxReader, macReader } from './read-posix.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = '/etc/tandem/policy.json';
const given = (files: Record<string, string | Uint8Array>) =>
  new FakeDisk(
    new Map(Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? bytes(text) : text])),
  );
const linux = (disk: FakeDisk) => linuxReader({ disk, resources: '/opt/Tandem/resources' })();
const mac = (disk: FakeDisk, user = 'ben') => macReader({ disk, resources: '/App/resources', user })();

test.each([
  ['the file belongs to a person', file, { kind: 'file', owner: 1000, mode: 0o644 }],
  ['its group may write it', file, { kind: 'file', owner: 0, mode: 0o664 }],
  ['everybody may write it', file, { kind: 'file', owner: 0, mode: 0o666 }],
  ['it is a link', file, { kind: 'other', owner: 0, mode: 0o777 }],
  ['its folder belongs to a person', '/etc/tandem', { kind: 'folder', owner: 1000, mode: 0o755 }],
  ['everybody may write into its folder', '/etc/tandem', { kind: 'folder', owner: 0, mode: 0o777 }],
  ['a folder further up is a link', '/etc', { kind: 'other', owner: 0, mode: 0o777 }],
] as const)('where %s, it is not an administrator’s alone', async (_, path, standing) => {
  const disk = given({ [file]: '{"enforced":{"zoom":125}}' });
  expect(await distrust(disk, file)).toBeNull();
  disk.standing.set(path, standing);
  expect(await distrust(disk, file)).toContain(path);
  expect(await linux(disk)).toMatchObject([{ source: 'etc', broken: expect.stringContaining(path), enforced: {} }]);
});

test('beside the app such a file is passed over: whoever installed the app for themselves could have put it there', async () => {
  const disk = given({ '/opt/Tandem/resources/policy.json': '{"enforced":{"zoom":125}}' });
  expect(await linux(disk)).toMatchObject([{ source: 'application-file', enforced: { zoom: 125 } }]);
  disk.standing.set('/opt/Tandem', { kind: 'folder', owner: 1000, mode: 0o755 });
  expect(await linux(disk)).toMatchObject([{ source: 'application-file', enforced: {}, ignored: expect.any(String) }]);
});

test('parts of policy.d follow the one file in the order of their names', async () => {
  const disk = given({
    '/etc/tandem/policy.d/20-late.json': '{"enforced":{"zoom":20}}',
    '/etc/tandem/policy.d/10-early.json': '{"enforced":{"zoom":10}}',
    '/etc/tandem/policy.d/README': 'not read',
    [file]: '{"enforced":{"zoom":1}}',
  });
  expect((await linux(disk)).map(({ enforced }) => enforced['zoom'])).toEqual([1, 10, 20]);
});

test.each([
  ['half a file', '{"enforced":{"zoom":'],
  ['another encoding', Uint8Array.from([0xff, 0xfe, 0x7b, 0x00])],
  ['keys outside of both sections', '{"serverUrl":"https://desk.example"}'],
  ['a list', '[]'],
  ['a section that is none', '{"enforced":[]}'],
  ['nothing at all', ''],
  ['more than anybody needs', `{"enforced":{}}${' '.repeat(300_000)}`],
])('%s is broken, not empty', async (_, content) => {
  expect(await linux(given({ [file]: content }))).toMatchObject([{ source: 'etc', broken: expect.any(String) }]);
});

test('a profile is read as XML and as the binary that the system writes, defaults and all', async () => {
  const values = {
    serverUrl: 'https://desk.example',
    'updates.deferDays': 7,
    'tls.spkiPins': ['a', 'b'],
    allowDevTools: false,
  };
  const content = { ...values, PayloadUUID: '1234', Defaults: { autostart: true } };
  for (const plist of [bytes(build(content)), buildBinary(content)]) {
    const disk = given({ '/Library/Managed Preferences/org.tandem.desktop.plist': plist });
    expect(await mac(disk)).toMatchObject([
      { source: 'device-profile', enforced: values, defaults: { autostart: true } },
    ]);
    expect((await mac(disk))[0]?.enforced).toEqual(values);
  }
});

test('a profile that was cut off is broken', async () => {
  const whole = build({ serverUrl: 'https://desk.example', Defaults: { autostart: true } });
  for (const cut of [whole.slice(0, -12), whole.slice(0, 200), whole.replace('</string>', ''), 'bplist00', '']) {
    const disk = given({ '/Library/Managed Preferences/org.tandem.desktop.plist': cut });
    expect(await mac(disk), cut.slice(-30)).toMatchObject([{ broken: 'not a property list' }]);
  }
});

test('what a person wrote with `defaults write` is not a policy, and a name with a path in it leads nowhere', async () => {
  const own = build({ serverUrl: 'https://evil.example' });
  const disk = given({
    '/Users/ben/Library/Preferences/org.tandem.desktop.plist': own,
    '/Library/Preferences/org.tandem.desktop.plist': own,
    '/Library/Managed Preferences/../../tmp/org.tandem.desktop.plist': own,
  });
  expect(await mac(disk)).toEqual([]);
  expect(await mac(disk, '../../tmp')).toEqual([]);
});

test.skipIf(process.getuid?.() !== 0)('on a real disk root’s files count, and others’ do not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-policy-'));
  try {
    const path = join(folder, 'etc/policy.json');
    await mkdir(join(folder, 'etc'), { mode: 0o755 });
    await writeFile(path, '{}', { mode: 0o644 });
    expect(await distrust(policyDisk, path)).toBeNull();
    await chmod(path, 0o666);
    expect(await distrust(policyDisk, path)).toContain('written by others');
    await chmod(path, 0o644);
    await chown(join(folder, 'etc'), 12_345, 12_345);
    expect(await distrust(policyDisk, path)).toContain('root');
    await chown(join(folder, 'etc'), 0, 0);
    await symlink(path, join(folder, 'etc/link.json'));
    expect(await distrust(policyDisk, join(folder, 'etc/link.json'))).toContain('link');
    expect(await policyDisk.list(join(folder, 'etc'))).toHaveLength(2);
    expect(await policyDisk.list(join(folder, 'none'))).toBeNull();
    expect(new TextDecoder().decode(await policyDisk.read(path, 10))).toBe('{}');
    await expect(policyDisk.read(path, 1)).rejects.toThrow('larger');
    await expect(policyDisk.read(join(folder, 'etc/link.json'), 10)).rejects.toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});
