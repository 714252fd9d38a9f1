import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { nativeWords } from '@tandem/ui/native-words';
import type { MenuItemConstructorOptions, Session } from 'electron';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { ownOrigin } from '../core/calls/sender.ts';
import { silentLog } from '../core/log/log.ts';
import { addressOf } from '../core/window/address.ts';
import { guardEverything } from './guards.ts';
import { showMenu } from './menu.ts';
import { networkOf } from './network.ts';
import { declareScheme } from './pages.ts';
import { systemSeal } from './seal.ts';
import { makeWindow } from './window.ts';

/** As much of Electron as the guards touch; what they do to it is written down. */
const electron = vi.hoisted(() => ({
  backend: 'gnome_libsecret',
  hears: null as EventEmitter | null,
  windows: [] as { webPreferences: Record<string, unknown> }[],
  menus: [] as unknown[],
  schemes: [] as unknown[],
}));
vi.mock('electron', () => ({
  app: {
    on: (event: string, listener: () => void) => electron.hears?.on(event, listener),
  },
  BrowserWindow: class {
    constructor(options: { webPreferences: Record<string, unknown> }) {
      electron.windows.push(options);
    }
  },
  Menu: {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => electron.menus.push(menu),
  },
  net: { WebSocket: class {} },
  protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => electron.schemes.push(...schemes) },
  safeStorage: {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => electron.backend,
  },
}));
// Files share their modules: the next one has an Electron of its own behind them.
afterAll(() => void vi.resetModules());

const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** The app with its guards, and what pages tried to have opened outside. */
function guarded() {
  const hears = new EventEmitter();
  electron.hears = hears;
  const links: string[] = [];
  guardEverything(silentLog, (url) => links.push(url));
  return { hears, links };
}

test('a window has a sandboxed page in a world of its own, without Node, webviews or developer tools', () => {
  makeWindow({ preload: '/app/preload/index.cjs', icon: '', bounds: null, devTools: false, zoom: 100 });
  expect(electron.windows.at(-1)?.webPreferences).toEqual({
    preload: '/app/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableBlinkFeatures: 'Auxclick',
    spellcheck: false,
    devTools: false,
    zoomFactor: 1,
  });
});

test('developer tools are in the menu where they are allowed, and nowhere else', () => {
  const rolesOf = (devTools: boolean): unknown[] => {
    showMenu(nativeWords.en.menu, { devTools, onSettings: () => {}, onDoctor: () => {} });
    const menu = electron.menus.at(-1) as MenuItemConstructorOptions[];
    return menu.flatMap(({ submenu }) => (submenu as MenuItemConstructorOptions[]).map(({ role }) => role));
  };
  expect(rolesOf(false)).not.toContain('toggleDevTools');
  expect(rolesOf(true)).toContain('toggleDevTools');
});

test('the sandbox is switched on for everything, always, and before the app is ready', () => {
  const entry = readFileSync(new URL('../index.ts', import.meta.url), 'utf8');
  const [sandbox, ready] = [/^app\.enableSandbox\(\);$/m.exec(entry)?.index, entry.indexOf('.whenReady()')];
  expect(sandbox).toBeLessThan(ready); // a line of its own: under no condition
});

test('the window’s scheme is a secure origin and has no privilege beyond', () => {
  declareScheme();
  expect(electron.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }]);
});

test('whatever place is asked for, the window loads a page of its own', () => {
  for (const place of [null, {}, { ticketId: 7 }, { view: '//evil.example/..@x' }, { pane: 'doctor' as const }]) {
    expect(new URL(`${ownOrigin}${addressOf(place)}`).host).toBe('tandem');
    expect(addressOf(place)).toMatch(/^\/(?!\/)/);
  }
});

const typings = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');
const permissionsIn = (handler: string): string[] => {
  const [, union = ''] =
    new RegExp(`${handler}\\(handler: \\(\\(webContents: [^,]+, permission: ([^,]+),`).exec(typings) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
};

test('of every permission this Electron knows, our page gets one and others get none, on every session there will be', () => {
  const { hears } = guarded();
  const handlers = new Map<string, (...input: never[]) => unknown>();
  const set = (name: string) => (handler: (...input: never[]) => unknown) => void handlers.set(name, handler);
  const names = ['PermissionRequest', 'PermissionCheck', 'DevicePermission', 'DisplayMediaRequest'];
  hears.emit('session-created', Object.fromEntries(names.map((name) => [`set${name}Handler`, set(name)])));

  const [asked, checked] = [permissionsIn('setPermissionRequestHandler'), permissionsIn('setPermissionCheckHandler')];
  expect([asked.length > 25, checked.length > 25]).toEqual([true, true]); // so that the search is known to find
  const request = handlers.get('PermissionRequest') as (...input: unknown[]) => void;
  const check = handlers.get('PermissionCheck') as (...input: unknown[]) => boolean;
  const grantedTo = (origin: string) => {
    const granted: string[] = [];
    for (const name of asked) {
      request(null, name, (is: boolean) => is && granted.push(name), { requestingUrl: `${origin}/` });
    }
    return [granted, checked.filter((name) => check(null, name, `${origin}/`))];
  };
  expect(grantedTo(ownOrigin)).toEqual([['clipboard-sanitized-write'], ['clipboard-sanitized-write']]);
  for (const other of ['https://evil.example', 'app://tandem.evil', 'file://', 'https://tandem']) {
    expect(grantedTo(other)).toEqual([[], []]);
  }
  expect((handlers.get('DevicePermission') as () => boolean)()).toBe(false);
  const shared: object[] = [];
  (handlers.get('DisplayMediaRequest') as (...input: unknown[]) => void)({}, (streams: object) => shared.push(streams));
  expect(shared).toEqual([{}]); // no screen, no sound
});

const places: [string, boolean][] = [
  [`${ownOrigin}/`, true],
  [`${ownOrigin}/tickets/7`, true],
  ['https://evil.example/', false],
  ['app://tandem.evil/', false],
  ['app://other/', false],
  ['file:///etc/passwd', false],
  ['data:text/html,x', false],
  ['javascript:alert(1)', false],
  ['about:blank', false],
];
test.each(places)('a page, a frame or a redirect going to %s: %s', (url, allowed) => {
  const { hears } = guarded();
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => {} });
  hears.emit('web-contents-created', {}, contents);
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    const preventDefault = vi.fn();
    contents.emit(event, { url, preventDefault });
    expect([event, preventDefault.mock.calls.length === 0]).toEqual([event, allowed]);
  }
});

test('no page gets a webview or a window; where it wanted to go is for others to decide', () => {
  const { hears, links } = guarded();
  let open = (_asked: { url: string }): unknown => null;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler;
    },
  });
  hears.emit('web-contents-created', {}, contents);
  const preventDefault = vi.fn();
  contents.emit('will-attach-webview', { preventDefault });
  expect(preventDefault).toHaveBeenCalled();
  for (const url of ['https://elsewhere.example/', `${ownOrigin}/`, 'about:blank']) {
    expect(open({ url })).toEqual({ action: 'deny' });
  }
  expect(links).toEqual(['https://elsewhere.example/', `${ownOrigin}/`, 'about:blank']);
});

test('a certificate that is not in order is refused, and nobody is asked whether to trust it', () => {
  const { hears } = guarded();
  const [preventDefault, decide] = [vi.fn(), vi.fn()];
  const error = 'net::ERR_CERT_AUTHORITY_INVALID';
  hears.emit('certificate-error', { preventDefault }, {}, 'https://desk.example/', error, {}, decide);
  expect([decide.mock.calls, preventDefault.mock.calls.length]).toEqual([[[false]], 1]);
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a redirect is not followed: neither the token nor the cookie leaves for another place', async () => {
  const reached: unknown[] = [];
  const elsewhere = await serverThat((request, response) => {
    reached.push(request.headers.authorization);
    response.end('{}');
  });
  const service = await serverThat((_request, response) => response.writeHead(302, { location: elsewhere }).end());
  const asked: RequestInit[] = [];
  const session = {
    fetch: (url: string, init: RequestInit) => {
      asked.push(init);
      return fetch(url, init);
    },
    cookies: { flushStore: async () => {} },
  } as unknown as Session;
  const network = networkOf(session, 'Tandem/1.0');
  await expect(
    network.fetch(`${service}/api/v1/tickets`, { headers: { authorization: 'Bearer secret' } }),
  ).rejects.toThrow();
  expect(reached).toEqual([]);
  expect(asked).toMatchObject([{ redirect: 'error', credentials: 'include', cache: 'no-store' }]);
});

test.each([
  ['gnome_libsecret', true],
  ['kwallet', true],
  ['kwallet5', true],
  ['kwallet6', true],
  ['basic_text', false],
  ['unknown', false],
] as const)('with %s behind it, the keychain of Linux keeps secrets: %s', async (backend, keeps) => {
  vi.stubGlobal('process', { ...process, platform: 'linux' });
  electron.backend = backend;
  expect((await systemSeal()).keeps).toBe(keeps);
});

test('the app is built with one Electron, named exactly, of a line that still gets its fixes', () => {
  const wanted = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const lock = JSON.parse(readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  const version = lock.packages['node_modules/electron']?.version ?? '';
  expect(wanted.devDependencies['electron']).toBe(version);
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(44);
});
