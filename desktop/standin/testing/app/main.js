import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, ipcMain, net, protocol, session, shell } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'trial', privileges: { standard: true, secure: true } }]);
const here = import.meta.dirname;
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";
globalThis.seen = { said: [], second: [], order: [`entry ${app.isReady()}`] };

if (app.requestSingleInstanceLock({ from: 'first' })) {
  app.on('second-instance', (_event, argv, _cwd, data) => globalThis.seen.second.push({ argv, data }));
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start() {
  globalThis.seen.order.push('ready');
  protocol.handle('trial', async ({ url }) => {
    const { pathname } = new URL(url);
    if (!/^\/(index\.html|second\.html|page\.js)$/.test(pathname)) return new Response(null, { status: 404 });
    const file = await net.fetch(pathToFileURL(join(here, pathname)).href);
    const headers = { 'content-type': file.headers.get('content-type'), 'content-security-policy': csp };
    return new Response(file.body, { headers });
  });
  session.defaultSession.setPermissionRequestHandler((_page, name, done) => done(name === 'clipboard-sanitized-write'));
  ipcMain.handle('version', () => app.getVersion());
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('fail', () => {
    throw new Error('It would not.');
  });
  ipcMain.handle('who-asks', ({ sender, senderFrame }) => ({
    isMain: senderFrame === sender.mainFrame,
    origin: senderFrame.origin,
    url: senderFrame.url,
    top: senderFrame.parent === null,
  }));
  ipcMain.on('said', (_event, text) => globalThis.seen.said.push(text));
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    webPreferences: {
      preload: join(here, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event, url) => {
    if (!url.startsWith('trial://')) event.preventDefault();
  });
  void window.loadURL('trial://place/index.html');
}
