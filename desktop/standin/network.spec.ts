import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { test as base, begun, expect } from './testing/trial.ts';

interface Service {
  readonly url: string;
  readonly asked: IncomingMessage[];
}

/** A service that sets a cookie, redirects, and takes sockets. */
const test = base.extend<{ service: Service }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  service: async ({}, use) => {
    const asked: IncomingMessage[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(request);
      if (request.url === '/away') return response.writeHead(302, { location: '/own' }).end();
      if (request.url === '/own/begin') {
        response.setHeader('set-cookie', 'secret=s3cret; HttpOnly; SameSite=Strict; Path=/own; Max-Age=600');
      }
      return response.end(request.headers.cookie ?? 'none');
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket, request) => {
      asked.push(request);
      socket.on('message', (data) => socket.send(String(data).toUpperCase()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
    sockets.close();
    server.closeAllConnections();
    server.close();
  },
});

test('a session’s cookies travel with its own requests when asked to, and no page sees them', async ({
  launch,
  service,
}) => {
  const app = await launch();
  const page = await begun(app);
  const answers = await app.evaluate(async ({ session }, url) => {
    const own = session.fromPartition('service');
    const ask = async (from: Electron.Session, path: string, credentials: RequestCredentials) =>
      (await from.fetch(`${url}${path}`, { credentials })).text();
    return [
      await ask(own, '/own/begin', 'include'),
      await ask(own, '/own', 'include'),
      await ask(own, '/own', 'same-origin'),
      await ask(own, '/elsewhere', 'include'),
      await ask(session.fromPartition('another'), '/own', 'include'),
      await own.fetch(`${url}/away`, { redirect: 'error' }).then(String, () => 'refused'),
      await own.fetch('http://127.0.0.1:49152/', {}).then(String, ({ message }) => message),
    ];
  }, service.url);
  const none = 'none';
  const failures = ['refused', 'net::ERR_CONNECTION_REFUSED'];
  expect(answers).toEqual([none, 'secret=s3cret', none, none, none, ...failures]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('what a persistent session keeps is there after a restart, and readable on disk only without a keychain', async ({
  launch,
  service,
  userData,
}) => {
  const ask = ({ session }: typeof import('electron'), address: string) =>
    session
      .fromPartition('persist:service')
      .fetch(address, { credentials: 'include' })
      .then((reply) => reply.text());
  for (const [keychain, isReadable] of [
    ['gnome_libsecret', false],
    ['basic_text', true],
  ] as const) {
    const env = { STANDIN_KEYCHAIN: keychain };
    const first = await launch({ env });
    await first.evaluate(ask, `${service.url}/own/begin`);
    await first.close();
    const texts = readdirSync(userData, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(texts.some((text) => text.includes('s3cret'))).toBe(isReadable);
    const second = await launch({ env });
    expect(await second.evaluate(ask, `${service.url}/own`)).toBe('secret=s3cret');
    await second.close();
  }
});

test('sockets of the main process carry headers, the service’s origin and, when asked to, cookies', async ({
  launch,
  service,
}) => {
  const app = await launch();
  const heard = await app.evaluate(async ({ net, session }, url) => {
    const own = session.fromPartition('service');
    await own.fetch(`${url}/own/begin`, { credentials: 'include' });
    const options = { session: own, useSessionCookies: true, protocols: ['one.v1'], headers: { 'x-of': 'mine' } };
    const socket = new net.WebSocket(`${url.replace('http', 'ws')}/own`, options) as unknown as WebSocket;
    const wait = (type: string) =>
      new Promise<Event>((resolve) => socket.addEventListener(type, resolve, { once: true }));
    await wait('open');
    socket.send('hello');
    const { data } = (await wait('message')) as MessageEvent;
    const badCode = (() => {
      try {
        socket.close(1001);
        return '';
      } catch (cause) {
        return (cause as Error).name;
      }
    })();
    const closed = wait('close');
    await own.closeAllConnections();
    return { data, badCode, protocol: socket.protocol, code: ((await closed) as CloseEvent).code };
  }, service.url);
  expect(heard).toEqual({ data: 'HELLO', badCode: 'InvalidAccessError', protocol: 'one.v1', code: 1006 });
  const { headers } = service.asked.at(-1) ?? {};
  expect(headers).toMatchObject({ cookie: 'secret=s3cret', 'x-of': 'mine', origin: service.url });
});

test('safeStorage encrypts where there is a keychain and says so where there is none', async ({ launch }) => {
  const trial = async ({ safeStorage }: typeof import('electron')) => {
    const can = await safeStorage.isAsyncEncryptionAvailable();
    if (!can) return { can, backend: safeStorage.getSelectedStorageBackend() };
    const hidden = await safeStorage.encryptStringAsync('s3cret');
    const changed = Buffer.from(hidden);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    return {
      can,
      backend: safeStorage.getSelectedStorageBackend(),
      hides: !hidden.includes('s3cret'),
      found: (await safeStorage.decryptStringAsync(hidden)).result,
      changed: await safeStorage.decryptStringAsync(changed).then(String, () => 'refused'),
    };
  };
  const real = await launch();
  await begun(real);
  const kept = { can: true, backend: 'gnome_libsecret', hides: true, found: 's3cret', changed: 'refused' };
  expect(await real.evaluate(trial)).toEqual(kept);
  await real.close();
  const none = await launch({ env: { STANDIN_KEYCHAIN: 'basic_text' } });
  await begun(none);
  expect(await none.evaluate(trial)).toEqual({ can: false, backend: 'basic_text' });
});
