import { expect, test } from 'vitest';
import { settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { silentLog } from '../log/log.ts';
import { certificateToShow, isPinned, pinOf } from './certificates.ts';
import { ManagedPolicy } from './managed-policy.ts';
import { Policy } from './policy.ts';
import { policyReport } from './policy-table.ts';
import { followProxy, proxyOf } from './proxy.ts';
import { isQuiet } from './quiet.ts';
import type { Reading } from './reading.ts';

const policyOf = (enforced: Record<string, unknown>, defaults: Record<string, unknown> = {}) =>
  new Policy([{ source: 'etc', place: '/etc/tandem/policy.json', enforced, defaults }]);

test('proxies are what Chromium is told, and a mode without what it needs is that of the system', () => {
  const rules = 'https=proxy.example:3128';
  const pacUrl = 'http://wpad.example/proxy.pac';
  expect(proxyOf(policyOf({}))).toEqual({ mode: 'system' });
  expect(proxyOf(policyOf({ 'proxy.mode': 'direct' }))).toEqual({ mode: 'direct' });
  expect(proxyOf(policyOf({ 'proxy.mode': 'pac', 'proxy.pacUrl': pacUrl }))).toEqual({
    mode: 'pac_script',
    pacScript: pacUrl,
  });
  expect(proxyOf(policyOf({ 'proxy.mode': 'fixed', 'proxy.rules': rules, 'proxy.bypass': '<local>' }))).toEqual({
    mode: 'fixed_servers',
    proxyRules: rules,
    proxyBypassRules: '<local>',
  });
  expect(proxyOf(policyOf({ 'proxy.mode': 'fixed' }))).toEqual({ mode: 'system' });
  expect(proxyOf(policyOf({ 'proxy.mode': 'pac' }))).toEqual({ mode: 'system' });
});

test('what goes by a proxy changes over when the policy does, and a failure is told', async () => {
  const etc = (enforced: Record<string, unknown>): Reading => ({
    source: 'etc',
    place: '/etc',
    enforced,
    defaults: {},
  });
  let now = etc({ 'proxy.mode': 'direct' });
  const managed = await ManagedPolicy.open(async () => [now], silentLog);
  const done: unknown[] = [];
  const session = {
    setProxy: async (config: object) => void done.push(config),
    closeAllConnections: async () => void done.push('closed'),
  };
  await followProxy(session, managed, (cause) => done.push(cause));
  expect(done.splice(0)).toEqual([{ mode: 'direct' }, 'closed']);
  now = etc({ 'proxy.mode': 'fixed', 'proxy.rules': 'proxy.example:3128' });
  await managed.refresh();
  await settle();
  expect(done.splice(0)).toEqual([{ mode: 'fixed_servers', proxyRules: 'proxy.example:3128' }, 'closed']);
  session.setProxy = () => Promise.reject('no');
  now = etc({});
  await managed.refresh();
  await settle();
  expect(done).toEqual(['no']);
});

test.each([
  ['18:00-08:00', '17:59', false],
  ['18:00-08:00', '18:00', true],
  ['18:00-08:00', '03:00', true],
  ['18:00-08:00', '08:00', false],
  ['12:00-13:00', '12:59', true],
  ['12:00-13:00', '13:00', false],
  ['12:00-12:00', '12:00', false],
  [undefined, '03:00', false],
])('quiet hours %s at %s: %s', (hours, at, quiet) => {
  expect(isQuiet(hours, new Date(`2026-11-22T${at}:30`))).toBe(quiet);
});

/** Made by `openssl req -x509`, its pin by `openssl pkey -pubout -outform der | openssl dgst -sha256 -binary | base64`. */
const root = {
  data: `-----BEGIN CERTIFICATE-----
MIIBhDCCASmgAwIBAgIUMYsR6E4GmGyUov8UO+09dIEQNBowCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMZGVzay5leGFtcGxlMB4XDTI2MTEyMjIzMzExNFoXDTI2MTEy
MzIzMzExNFowFzEVMBMGA1UEAwwMZGVzay5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEfQSDBbPGITaZ2/9sR1FbbAqaAxjwxHKnfgNhKeLUrgtEgX4q
Sebz3TihrYjMpBlLCWsX7QFd9swVZOkeBPxSoaNTMFEwHQYDVR0OBBYEFC/xAmWO
6nNoeRa3B0tJrdopkB/QMB8GA1UdIwQYMBaAFC/xAmWO6nNoeRa3B0tJrdopkB/Q
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhALEFRWy0Wm2rU04O
+QgTW0o4i1VyN9QYDz5aTa9X2xTKAiEAu9sZKn2k7cTNHWxjkXnTkYaHg2V70oWp
FqSPyktMsxY=
-----END CERTIFICATE-----`,
};
const pin = 'jget465OFRcI2VERGXEDzC8gt1K5WbtxB3axofp6lj4=';

test('a chain is good when a pinned key is anywhere in it, and without pins any chain is', () => {
  const selfSigned: { data: string; issuerCert?: object } = root;
  selfSigned.issuerCert = root; // as Chromium hands it over
  const chain = { data: 'not a certificate', issuerCert: root };
  const other = `${'A'.repeat(43)}=`;
  expect(pinOf(root.data)).toBe(pin);
  expect([isPinned(chain, [other, pin]), isPinned(chain, [other]), isPinned(chain, undefined)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(pinOf('not a certificate')).toBe('');
});

test('a certificate is shown only where its issuer is named, and while it is valid', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const one = { issuerName: 'Staff CA', validExpiry: now / 1_000 + 60 };
  const expired = { issuerName: 'Staff CA', validExpiry: now / 1_000 - 60 };
  expect(certificateToShow([expired, one], ['Staff CA'], now)).toBe(one);
  expect(certificateToShow([one], ['Other CA'], now)).toBeUndefined();
  expect(certificateToShow([one], [], now)).toBeUndefined();
  expect(certificateToShow([one], undefined, now)).toBeUndefined();
});

test('the printed policy says of each key what counts and who decided it, and never what did not fit', () => {
  const secret = 'http://me:secret@proxy.example';
  const policy = policyOf(
    { zoom: 125, 'proxy.rules': secret, 'updates.mode': secret },
    { autostart: true, closeToTray: false },
  );
  const report = policyReport(policy, { closeToTray: true, locale: null, serverUrl: 'https://desk.example' }, '1.2.3');
  const row = (key: string) => report.settings.find((each) => each.key === key);
  expect([
    row('zoom'),
    row('autostart'),
    row('closeToTray'),
    row('serverUrl'),
    row('updates.mode'),
    row('locale'),
  ]).toEqual([
    { key: 'zoom', value: 125, source: 'etc', locked: true },
    { key: 'autostart', value: true, source: 'etc', locked: false },
    { key: 'closeToTray', value: true, source: 'person', locked: false },
    { key: 'serverUrl', value: 'https://desk.example', source: 'person', locked: false },
    { key: 'updates.mode', value: null, source: 'closed', locked: true },
    { key: 'locale', value: null, source: 'built-in', locked: false },
  ]);
  expect([report.version, report.source, report.closed]).toEqual(['1.2.3', 'etc', ['updates']]);
  expect(report.problems.map(({ key, what }) => [key, what])).toEqual([
    ['proxy.rules', 'invalid'],
    ['updates.mode', 'invalid'],
  ]);
  expect(JSON.stringify(report)).not.toContain('secret');
});
