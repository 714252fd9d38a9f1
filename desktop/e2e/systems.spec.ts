import { ApiPerson } from './api-person.ts';
import { chooseServer, expect, signIn, test } from './desk.ts';
import { windowOf } from './recorders.ts';
import { isRealElectron } from './runtime.ts';

test.skip(isRealElectron, 'each system shows its own badge: see the checklist in docs/desktop.md');

type Overlay = {
  readonly overlay: { readonly icon: Electron.NativeImage | null; readonly description: string } | null;
};

for (const platform of ['win32', 'darwin'] as const) {
  test(`the badge where ${platform} has a place for it`, async ({ folder, server, start }) => {
    const ben = {
      name: 'Ben Badge',
      email: `ben.${platform}.${Date.now()}@example.com`,
      password: 'a quiet river in november',
    };
    await server.addStaff({ ...ben, role: 'agent' });
    const ana = await ApiPerson.signUp(server, 'Ana Badge');
    const userData = folder();
    chooseServer(userData, server.url);
    const app = await start({ userData, platform });
    const page = await app.firstWindow();
    await signIn(page, ben);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible(); // the greeting tells the first count
    const shown = () =>
      app.evaluate(({ app: own, BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0] as unknown as Overlay;
        const { icon = null, description = '' } = window.overlay ?? {};
        return process.platform === 'darwin'
          ? own.dock?.getBadge()
          : icon && `${description} ${icon.getSize().width > 0}`;
      });
    const before = Number.parseInt((await shown()) || '0', 10);
    await ana.openTicket('Counted on every system');
    const after = String(before + 1);
    await expect.poll(shown).toBe(platform === 'darwin' ? after : `${after} true`);
    expect((await windowOf(app))?.title).toBe(`(${after}) Tandem`);
  });
}
