import { expect, test, vi } from 'vitest';
import { FakeDisk, fakeWindows, printedKey } from '../../testing/managed-computers.ts';
import { distrustSddl, type RunProgram, windowsReader } from './read-windows.ts';

const machine = 'HKLM\\SOFTWARE\\Policies\\Tandem';
const user = 'HKCU\\SOFTWARE\\Policies\\Tandem';
const places = { windows: 'C:\\Windows', programData: 'C:\\Data', resources: 'C:\\App' };
const read = (run: RunProgram, disk = new FakeDisk()) => windowsReader({ ...places, run, disk })();
const printing = (printed: string) => fakeWindows(new Map([[machine, printed]]));

test('the programs that are asked are those of the system, by their whole path and with a word for each argument', async () => {
  const run = vi.fn<RunProgram>(async () => ({ code: 1, output: '' }));
  await read(run);
  expect(run.mock.calls.map(([file]) => file)).toEqual(run.mock.calls.map(() => 'C:\\Windows\\System32\\reg.exe'));
  for (const key of [machine, user]) {
    expect(run.mock.calls.map(([, args]) => args)).toContainEqual(['query', key, '/s', '/reg:64']);
  }
});

test('yes and no, numbers, texts with blanks and lists come as the registry writes them', async () => {
  const printed = [
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Tandem',
    '    (Default)    REG_SZ    (value not set)',
    '    serverName    REG_SZ    Support    at Example',
    '    AUTOSTART    REG_DWORD    0x1',
    '    closeToTray    REG_SZ    False',
    '    zoom    REG_DWORD    0x7d',
    '    updates.deferDays    REG_SZ    7',
    '    proxy.bypass    REG_SZ',
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Tandem\\Defaults',
    '    startHidden    REG_DWORD    0x0',
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Tandem\\tls.clientcertfilter',
    '    10    REG_SZ    last',
    '    2    REG_SZ    second',
    '    1    REG_SZ    first',
    '',
  ].join('\r\n');
  const [reading] = await read(printing(printed));
  expect(reading?.enforced).toEqual({
    '(Default)': '(value not set)',
    serverName: 'Support    at Example',
    autostart: true,
    closeToTray: false,
    zoom: 125,
    'updates.deferDays': 7,
    'proxy.bypass': '',
    'tls.clientCertFilter': ['first', 'second', 'last'],
  });
  expect(reading?.defaults).toEqual({ startHidden: false });
});

test('what the installer was told counts as a default', async () => {
  const told = { serverUrl: 'https://desk.example', autostart: '1', 'updates.mode': 'off' };
  const key = 'HKLM\\SOFTWARE\\Tandem\\Install';
  expect(await read(fakeWindows(new Map([[key, printedKey(key, { enforced: told })]])))).toEqual([
    { source: 'installer', place: key, enforced: {}, defaults: { ...told, autostart: true } },
  ]);
});

test('a value of another kind than the key’s is nothing that fits', async () => {
  const values = { autostart: 2, zoom: 'large', serverUrl: 1, serverName: 'Stra\u00dfe', 'tls.spkiPins': 'one' };
  const [reading] = await read(printing(printedKey(machine, { enforced: values })));
  expect(reading?.enforced).toEqual({
    autostart: null,
    zoom: null,
    serverUrl: null,
    serverName: null,
    'tls.spkiPins': null,
  });
});

test('a key that is not there is no policy; one that must not be read, or not in time, is a broken one', async () => {
  expect(await read(fakeWindows(new Map()))).toEqual([]);
  const refused: RunProgram = async (_file, [, key = ''], ...rest) =>
    key === machine ? { code: 1, output: '' } : fakeWindows(new Map([[machine, '']]))(_file, ['query', key], ...rest);
  expect(await read(refused)).toMatchObject([{ source: 'machine-policy', broken: 'must not be read' }]);
  const slow: RunProgram = async () => null;
  expect((await read(slow)).map(({ source, broken }) => [source, broken !== undefined])).toEqual([
    ['machine-policy', true],
    ['user-policy', true],
    ['installer', true],
  ]);
});

test('an answer that is something else, or about another key, is a broken one', async () => {
  for (const printed of [
    '',
    'ERROR',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Other\r\n',
    `${printedKey(machine, {})}    serverUrl    REG`,
  ]) {
    expect(await read(printing(printed)), printed).toMatchObject([
      { source: 'machine-policy', broken: expect.any(String) },
    ]);
  }
});

test('a file that anybody may have put where everybody may write counts only if administrators own it', async () => {
  const disk = new FakeDisk(
    new Map([['C:\\Data\\Tandem\\policy.json', new TextEncoder().encode('{"enforced":{"zoom":125}}')]]),
  );
  const owned = (sddl: string) =>
    read(
      fakeWindows(new Map(), () => sddl),
      disk,
    );
  const good = 'O:BAG:S-1-5-21-1-2-3-513D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
  expect(await owned(good)).toMatchObject([{ source: 'machine-file', enforced: { zoom: 125 } }]);
  for (const sddl of [
    good.replace('O:BA', 'O:S-1-5-21-1-2-3-1001'),
    good.replace('0x1200a9', '0x1301bf'),
    good.replace('0x1200a9', 'FA'),
    'O:BAG:BAD:NO_ACCESS_CONTROL',
    'O:BAG:BA',
    '',
  ]) {
    expect(await owned(sddl), sddl).toMatchObject([{ enforced: {}, ignored: expect.any(String) }]);
  }
  expect(await owned(good)).toMatchObject([{ enforced: { zoom: 125 } }]);
});

test('a right to read opens nothing, and one that is denied neither', () => {
  expect(distrustSddl('O:SYD:(A;;FR;;;WD)(D;;FA;;;BU)(A;;FA;;;SY)')).toBeNull();
  expect(distrustSddl('O:SYD:(A;;FRSD;;;BU)')).toContain('written');
  expect(distrustSddl('O:SYD:(XA;;FW;;;BU)')).toContain('written');
});
