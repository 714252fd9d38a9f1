import type { Page } from '@playwright/test';
import type { Bridge } from '../src/ipc/bridge.ts';
import { ApiPerson } from './api-person.ts';
import { expect, inInbox, test } from './desk.ts';
import { chooseInMenu, chooseInTray, noticesOf, windowOf } from './recorders.ts';
import { isRealElectron } from './runtime.ts';

test('closed, the console stays in the tray, says so once, and goes on telling', async ({ atDesk, server, start }) => {
  test.slow(); // several starts
  const ben = await atDesk('Ben Tray');
  const close = () => ben.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const explained = ben.page.getByText('Tandem keeps running in the tray', { exact: false });
  await close();
  await expect.poll(() => windowOf(ben.app)).toMatchObject({ visible: false });
  await expect.poll(() => ben.page.evaluate(() => document.visibilityState)).toBe('hidden');
  const ana = await ApiPerson.signUp(server, 'Ana Tray');
  await ana.openTicket('While the window is closed');
  await expect.poll(() => noticesOf(ben.app)).toHaveLength(1);

  await chooseInTray(ben.app, 'open');
  await expect.poll(() => windowOf(ben.app)).toMatchObject({ visible: true });
  await expect(explained).toBeVisible();
  await expect(ben.page.getByText('While the window is closed')).toBeVisible();
  await expect(explained).toBeHidden();
  await close();
  await chooseInTray(ben.app, 'open');
  await expect.poll(() => windowOf(ben.app)).toMatchObject({ visible: true });
  await heard(ben.page);
  await expect(explained).toHaveCount(0);

  await test.step('quitting is in the tray, too; what was set is there at the next start', async () => {
    const bounds = { x: 80, y: 60, width: 1_100, height: 700 };
    await ben.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to ?? {}), bounds);
    await chooseInTray(ben.app, 'quit');
    const again = await start({ userData: ben.userData });
    await inInbox(await again.firstWindow());
    const where = () => again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(await where()).toEqual(bounds);
  });
});

test('a test notice says what became of it; started hidden there is no window until one is asked for', async ({
  atDesk,
  start,
}) => {
  test.slow(); // several starts
  const ben = await atDesk('Ben Settings');
  await chooseInMenu(ben.app, 'settings');
  await ben.page.getByRole('button', { name: 'Send a test notice' }).click();
  await expect(ben.page.getByText('The system showed it.')).toBeVisible();
  await expect.poll(() => noticesOf(ben.app)).toMatchObject([{ id: 'test', title: 'Notices work' }]);
  if (!isRealElectron) {
    await ben.app.evaluate(({ Notification }) => void Object.assign(Notification, { failing: true }));
    await ben.page.getByRole('button', { name: 'Send a test notice' }).click();
    await expect(ben.page.getByText('The system did not show it: switched off')).toBeVisible();
  }
  await ben.page.getByRole('switch', { name: 'Keep running when the window is closed' }).click();
  await expect(ben.page.getByRole('switch', { name: 'Keep running when the window is closed' })).not.toBeChecked();
  await ben.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => ben.app.evaluate(() => 'runs').catch(() => 'has ended')).toBe('has ended');

  const hidden = await start({ userData: ben.userData, args: ['--hidden'] });
  expect(hidden.windows()).toHaveLength(0);
  await start({ userData: ben.userData }).catch(() => undefined);
  await inInbox(await hidden.firstWindow());
});

/** Whatever the app has told the page so far is on the screen: its answer comes behind it, and then two frames are drawn. */
const heard = (page: Page) =>
  page.evaluate(async () => {
    await (window as unknown as { tandem: Bridge }).tandem.calls['app.facts']({});
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
