import { EventEmitter } from 'node:events';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '../core/log/log.ts';
import { SettingsFile } from '../core/settings/settings-file.ts';
import { FakeFiles } from '../testing/fake-files.ts';
import { unmanaged } from '../testing/unmanaged.ts';
import { watchLock } from './lock.ts';
import { ConsoleWindow } from './windows.ts';

/** As much of Electron as a window and the lock of the screen need. */
const electron = vi.hoisted(() => ({
  power: null as EventEmitter | null,
  protection: [] as boolean[],
}));
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  class FakeWindow extends EventEmitter {
    readonly webContents = Object.assign(new EventEmitter(), { id: 1, send: () => {} });
    loadURL = async () => {};
    isDestroyed = () => false;
    setContentProtection = (on: boolean) => void electron.protection.push(on);
  }
  return {
    app: { isPackaged: true },
    BrowserWindow: FakeWindow,
    screen: { getAllDisplays: () => [] },
    powerMonitor: { on: (name: string, listener: () => void) => electron.power?.on(name, listener) },
  };
});
// Files share their modules: the next one has an Electron of its own behind them.
afterAll(() => void vi.resetModules());
beforeEach(() => {
  electron.power = new EventEmitter();
  electron.protection = [];
});

/** A window of an app whose organisation decides about pictures of the screen, or does not. */
async function windowWhere(contentProtection: boolean | undefined) {
  const settings = await SettingsFile.open(new FakeFiles(), silentLog, await unmanaged());
  const wanted = { value: contentProtection };
  Object.defineProperty(settings, 'policy', {
    value: { value: (key: string) => (key === 'contentProtection' ? wanted.value : undefined) },
  });
  const nothing = () => {};
  const windows = new ConsoleWindow({
    folder: '/app',
    icon: '',
    settings,
    onOpened: nothing,
    onFocus: nothing,
    onClosed: nothing,
  });
  windows.show(null);
  return { windows, wanted };
}

test('a window is kept out of pictures of the screen from its beginning where the policy wants it, and nowhere else', async () => {
  await windowWhere(true);
  expect(electron.protection).toEqual([true]);
  await windowWhere(undefined);
  await windowWhere(false);
  expect(electron.protection).toEqual([true, false, false]);
});

test('a policy that comes, or goes, while the window is open counts at once', async () => {
  const { windows, wanted } = await windowWhere(false);
  wanted.value = true;
  windows.protect();
  expect(electron.protection).toEqual([false, true]);
});

test('the screen is locked from when the system says so until it says the opposite', () => {
  const isLocked = watchLock();
  expect(isLocked()).toBe(false);
  electron.power?.emit('lock-screen');
  expect(isLocked()).toBe(true);
  electron.power?.emit('unlock-screen');
  expect(isLocked()).toBe(false);
});
