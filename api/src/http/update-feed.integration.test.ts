import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerErrors } from './answer-errors.ts';
import { updateFeed } from './update-feed.ts';

const installer = Buffer.from('x'.repeat(1_000_000));
let folder: string;
const servers: Server[] = [];
let origin: string;

async function serve(updates: string | undefined): Promise<string> {
  const app = new Koa().use(answerErrors(pino({ level: 'silent' }))).use(updateFeed(updates));
  const server = createServer(app.callback());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const at = (path: string, init?: RequestInit) => fetch(origin + path, init);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-feed-'));
  mkdirSync(join(folder, 'updates/private'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'updates/.hidden'), 'hidden');
  writeFileSync(join(folder, 'updates/private/key.pem'), 'key');
  writeFileSync(join(folder, 'updates/latest.yml'), 'version: 1.1.0\n');
  writeFileSync(join(folder, 'updates/Tandem-1.1.0.AppImage'), installer);
  symlinkSync(join(folder, 'missing'), join(folder, 'updates/gone'));
  origin = await serve(join(folder, 'updates'));
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a manifest is asked for anew each time, an installer is kept for ever by its name', async () => {
  const manifest = await at('/updates/latest.yml?noCache=1');
  expect(await manifest.text()).toBe('version: 1.1.0\n');
  expect(manifest.headers.get('cache-control')).toBe('no-cache');
  const file = await at('/updates/Tandem-1.1.0.AppImage');
  // Compared by `expect`, a megabyte takes longer than a connection is kept alive.
  expect(Buffer.from(await file.arrayBuffer()).equals(installer)).toBe(true);
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(file.headers.get('etag')).toBeTruthy();
});

test('a part of an installer can be had alone; a part it does not have is refused, and the service goes on', async () => {
  const part = await at('/updates/Tandem-1.1.0.AppImage', { headers: { range: 'bytes=10-19' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/1000000']);
  expect(await part.text()).toBe('x'.repeat(10));
  const none = await at('/updates/Tandem-1.1.0.AppImage', { headers: { range: 'bytes=2000000-' } });
  expect(none.status).toBe(400);
  expect(await none.json()).toMatchObject({ error: { code: 'validation' } });
  expect((await at('/updates/latest.yml', { method: 'HEAD' })).headers.get('content-length')).toBe('15');
});

test.each([
  '/updates/',
  '/updates/none.yml',
  '/updates/private',
  '/updates/private/key.pem',
  '/updates/.hidden',
  '/updates/gone',
  '/updates/..%2fsecret.txt',
  '/updates/%2e%2e/secret.txt',
  '/updates/latest.yml%00',
  `/updates/${'a'.repeat(2_000)}`,
])('there is nothing at %s', async (path) => {
  const reply = await at(path);
  expect(reply.status).toBe(404);
  expect(await reply.text()).not.toMatch(/secret|key|hidden/);
});

test('nothing can be put there, and without a folder there is nothing at all', async () => {
  expect((await at('/updates/latest.yml', { method: 'PUT', body: 'x' })).status).toBe(404);
  const without = await serve(undefined);
  expect((await fetch(`${without}/updates/latest.yml`)).status).toBe(404);
});

test('somebody who leaves in the middle of a file disturbs nobody', async () => {
  const leaving = new AbortController();
  const reply = await at('/updates/Tandem-1.1.0.AppImage', { signal: leaving.signal });
  await reply.body?.getReader().read();
  leaving.abort();
  expect((await at('/updates/latest.yml')).status).toBe(200);
});
