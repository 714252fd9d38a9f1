import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { answer } from './host.ts';
import { IpcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { answerPages } from './pages.ts';
import { played } from './played.ts';
import { protocol } from './protocol.ts';
import { SafeStorage } from './safe-storage.ts';
import { keychain, sessions } from './sessions.ts';
import { clipboard, dialog, recorded, shell } from './shell.ts';
import { globalShortcut, NativeTheme, PowerMonitor, Screen } from './system.ts';
import { Tray } from './tray.ts';

type Electron = typeof import('electron');
type Script = { readonly script: string; readonly arg: unknown };

/** All that `import … from 'electron'` gives an app's main process here; another name is a SyntaxError of the import. */
export function createElectron() {
  disguise();
  const ipcMain = new IpcMain();
  answerPages(ipcMain);
  const members = {
    app: app as unknown as Electron['app'],
    BrowserWindow: BrowserWindow as unknown as Electron['BrowserWindow'],
    clipboard,
    dialog,
    globalShortcut,
    ipcMain: ipcMain as unknown as Electron['ipcMain'],
    Menu: Menu as unknown as Electron['Menu'],
    MenuItem: MenuItem as unknown as Electron['MenuItem'],
    nativeImage,
    nativeTheme: new NativeTheme() as unknown as Electron['nativeTheme'],
    net,
    Notification: Notification as unknown as Electron['Notification'],
    powerMonitor: new PowerMonitor() as unknown as Electron['powerMonitor'],
    protocol,
    safeStorage: played<Electron['safeStorage']>('safeStorage', new SafeStorage(keychain, app.isReady)),
    screen: new Screen() as unknown as Electron['screen'],
    session: sessions as unknown as Electron['session'],
    shell,
    Tray: Tray as unknown as Electron['Tray'],
  } satisfies Partial<Electron>;
  /** Reached by tests alone: what left the app and what it asked. */
  Object.assign(globalThis, { standin: recorded });
  const evaluate = async ({ script, arg }: Script): Promise<unknown> => {
    // biome-ignore lint/security/noGlobalEval: a test's own function, sent as text, as Playwright sends it to Electron
    const run = globalThis.eval(`(${script})`) as (electron: typeof members, arg: unknown) => unknown;
    return run(members, arg);
  };
  answer('evaluate', evaluate);
  return { electron: members, evaluate, codeLoaded: () => app.codeLoaded() };
}

/** What a program sees of the process it runs in. */
function disguise(): void {
  const versions = { electron: '45.4.1', chrome: '156.0.0.0' };
  for (const [name, value] of Object.entries(versions))
    Object.defineProperty(process.versions, name, { value, enumerable: true });
  Object.assign(process, {
    type: 'browser',
    resourcesPath: app.getAppPath(),
    ...(app.isPackaged ? {} : { defaultApp: true }),
  });
}
