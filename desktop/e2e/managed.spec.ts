import type { StandinApp } from '../standin/host/standin-app.ts';
import { expect, signIn, test } from './desk.ts';
import { chooseInMenu } from './recorders.ts';
import { damagePolicy, makeRegistry, setPolicy } from './registry.ts';
import { isRealElectron, startApp } from './runtime.ts';

test.skip(isRealElectron, 'the policy of a real computer is set by hand: see the checklist in docs/desktop.md');

test('group policy sets the server and locks what it sets; broken, it leaves no way to any server', async ({
  browser,
  folder,
  server,
  start,
}) => {
  const ben = {
    name: 'Ben Managed',
    email: `ben.managed.${Date.now()}@example.com`,
    password: 'a quiet river in november',
  };
  await server.addStaff({ ...ben, role: 'agent' });
  const userData = folder();
  const registry = makeRegistry(`${userData}.registry`);
  setPolicy(registry, {
    serverUrl: `REG_SZ    ${server.url}`,
    serverName: 'REG_SZ    The desk of Example',
    'notifications.sound': 'REG_DWORD    0x0',
    contentProtection: 'REG_DWORD    0x1',
    zoom: 'REG_DWORD    0x7d',
  });
  await test.step('what counts is printed, without a window', async () => {
    const asked = { userData, platform: 'win32', registry, args: ['--print-policy'] } as const;
    const printing = (await startApp(browser, asked)) as StandinApp;
    const printed = () => JSON.parse(printing.output.slice(printing.output.indexOf('{')) || 'null');
    await expect.poll(() => printing.output.trim().endsWith('}')).toBe(true);
    expect(printed().settings).toContainEqual({
      key: 'serverUrl',
      value: server.url,
      source: 'machine-policy',
      locked: true,
    });
    expect([printed().problems, printing.windows()]).toEqual([[], []]);
  });
  const app = await start({ userData, platform: 'win32', registry });
  const page = await app.firstWindow();
  await expect(page.getByText('The desk of Example', { exact: false })).toBeVisible();
  await expect(page.getByText('Managed by your organisation')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use another server' })).toHaveCount(0);
  await signIn(page, ben);

  await chooseInMenu(app, 'settings');
  await expect(page.getByRole('switch', { name: 'Play a sound' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Play a sound' })).not.toBeChecked();
  await expect(page.getByRole('switch', { name: 'Start without a window' })).toBeEnabled();
  const made = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0] as unknown as {
      readonly contentProtected: boolean;
      readonly options: Electron.BrowserWindowConstructorOptions;
    };
    return [window.contentProtected, window.options.webPreferences?.zoomFactor];
  });
  expect(made).toEqual([true, 1.25]);

  damagePolicy(registry);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await expect(page.getByRole('heading', { name: 'This app cannot be used yet' })).toBeVisible();
  await expect(page.getByText('HKLM\\SOFTWARE\\Policies\\Tandem')).toBeVisible();
  await expect(page.getByLabel('Server address')).toHaveCount(0);

  setPolicy(registry, { serverUrl: `REG_SZ    ${server.url}` });
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await expect(page.getByRole('region', { name: 'Inbox' })).toBeVisible();
});
