import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { settle } from '../../../../shared/client/src/testing/fake-clock.ts';
import { silentLog } from '../core/log/log.ts';
import { ManagedPolicy } from '../core/policy/managed-policy.ts';
import { FakeFiles } from '../testing/fake-files.ts';
import { updatesOf } from './updater.ts';

const asked = vi.hoisted((): unknown[] => []);
const session = vi.hoisted(() => ({
  setProxy: async (config: object) => void asked.push(config),
  closeAllConnections: async () => {},
}));
vi.mock('electron', () => ({ app: { isPackaged: true, releaseSingleInstanceLock: () => {} } }));
vi.mock('electron-updater', () => ({
  ...{ MacUpdater: class {}, NsisUpdater: class {} },
  AppImageUpdater: class {
    netSession = session;
    on() {}
  },
}));
// Files share their modules: the next one has an Electron of its own behind them.
afterAll(() => void vi.resetModules());
vi.mock('../core/updates/update-keys.json', () => ({
  default: ['MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE='],
}));

const resources = mkdtempSync(join(tmpdir(), 'tandem-resources-'));
const before = process.resourcesPath;
afterAll(() => {
  Object.assign(process, { resourcesPath: before });
  rmSync(resources, { recursive: true });
});

test('updates are asked for the way the organisation says, from the first time on and after each change', async () => {
  writeFileSync(join(resources, 'install-kind.txt'), 'appimage\n');
  Object.assign(process, { resourcesPath: resources });
  let rules = 'first.example:3128';
  const read = async () => [
    {
      ...({ source: 'etc', place: '/etc/tandem', defaults: {} } as const),
      enforced: { 'proxy.mode': 'fixed', 'proxy.rules': rules },
    },
  ];
  const managed = await ManagedPolicy.open(read, silentLog);
  const { refusal } = await updatesOf(new FakeFiles(), silentLog, managed);
  expect(refusal).toBeNull();
  rules = 'second.example:3128';
  await managed.refresh();
  await settle();
  expect(asked).toEqual([
    { mode: 'fixed_servers', proxyRules: 'first.example:3128' },
    { mode: 'fixed_servers', proxyRules: 'second.example:3128' },
  ]);
});
