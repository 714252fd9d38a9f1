import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerErrors } from './answer-errors.ts';
import { webApps } from './web-apps.ts';

let folder: string;
const servers: Server[] = [];
let origin: string;
let withoutConsole: string;

async function serve(console: string | undefined): Promise<string> {
  const app = new Koa()
    .use(answerErrors(pino({ level: 'silent' })))
    .use(webApps({ portal: join(folder, 'portal'), console }));
  const server = createServer(app.callback());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-apps-'));
  for (const name of ['portal', 'console']) {
    mkdirSync(join(folder, name, 'assets'), { recursive: true });
    writeFileSync(join(folder, name, 'index.html'), `<h1>${name}</h1>`);
    writeFileSync(join(folder, name, 'assets/app.js'), `// ${name}\n${'x();'.repeat(1_000)}`);
  }
  origin = await serve(join(folder, 'console'));
  withoutConsole = await serve(undefined);
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const navigation = { accept: 'text/html,application/xhtml+xml' };
const pageAt = async (path: string, headers: Record<string, string> = navigation, at = origin) => {
  const reply = await fetch(at + path, { headers, redirect: 'manual' });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};

describe('going to an address of an app', () => {
  test.each([
    ['/', '<h1>portal</h1>'],
    ['/index.html', '<h1>portal</h1>'],
    ['/tickets/17', '<h1>portal</h1>'],
    ['/consolement', '<h1>portal</h1>'],
    ['/console/', '<h1>console</h1>'],
    ['/console/tickets/17?from=mail', '<h1>console</h1>'],
  ])('%s shows %s', async (path, text) => {
    expect(await pageAt(path)).toMatchObject({ status: 200, text });
  });

  test('without the slash leads to the console', async () => {
    const { status, headers } = await pageAt('/console');
    expect([status, headers.get('location')]).toEqual([308, '/console/']);
  });

  test('a page is asked for again each time, a hashed file never', async () => {
    const page = await pageAt('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const etag = page.headers.get('etag') ?? '';
    expect((await pageAt('/', { ...navigation, 'if-none-match': etag })).status).toBe(304);
    expect((await pageAt('/assets/app.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});

describe('what a page asks for and is not there is 404, never the app’s page', () => {
  test.each<[string, string, Record<string, string>]>([
    ['a script', '/assets/gone.js', { accept: '*/*' }],
    ['a script, as browsers ask', '/assets/gone', { accept: '*/*', 'sec-fetch-dest': 'script' }],
    ['a picture opened in a tab', '/logo.png', navigation],
    ['data', '/tickets/17', { accept: 'application/json' }],
    ['a file of the other app', '/console/../portal/assets/app.js', { accept: '*/*' }],
  ])('%s', async (_name, path, headers) => {
    const { status, text } = await pageAt(path, headers);
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'not_found' } });
  });
});

test('each app gets its own files', async () => {
  expect((await pageAt('/assets/app.js')).text).toMatch(/^\/\/ portal/);
  expect((await pageAt('/console/assets/app.js')).text).toMatch(/^\/\/ console/);
});

test('where the console is switched off there is none', async () => {
  for (const path of ['/console', '/console/', '/console/tickets/1', '/console/assets/app.js']) {
    const { status, text } = await pageAt(path, navigation, withoutConsole);
    expect(text).not.toContain('console</h1>');
    expect(status).toBe(404);
  }
  expect((await pageAt('/', navigation, withoutConsole)).status).toBe(200);
});
