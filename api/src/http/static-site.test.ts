import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StaticSite } from './static-site.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = 'console.log("hello");'.repeat(200);
function build(page = '<h1>Tandem</h1>'): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'assets/app-1a2b.js'), script);
  writeFileSync(join(folder, '.env'), 'SECRET=1');
  writeFileSync(join(folder, 'notes.unknown'), 'x');
  writeFileSync(join(folder, 'index.html'), page);
}

test('files of the build are found, nothing else is', () => {
  build();
  const site = new StaticSite(folder);
  expect(site.index()?.body.toString()).toBe('<h1>Tandem</h1>');
  expect(site.file('/assets/app-1a2b.js')).toMatchObject({ type: 'text/javascript; charset=utf-8', immutable: true });
  expect(site.index()?.immutable).toBe(false);
  for (const path of ['/.env', '/notes.unknown', '/assets', '/../index.html', '//index.html', '/assets/../.env']) {
    expect(site.file(path)).toBeUndefined();
  }
});

test('an app that is built later, or again, is served without a restart', () => {
  const site = new StaticSite(folder);
  expect(site.index()).toBeUndefined();
  build();
  expect(site.index()?.body.toString()).toBe('<h1>Tandem</h1>');
  build('<h1>Newer</h1>');
  utimesSync(join(folder, 'index.html'), new Date(), new Date(Date.now() + 5_000));
  expect(site.index()?.body.toString()).toBe('<h1>Newer</h1>');
});

test('text travels compressed, with the same content', async () => {
  build();
  const site = new StaticSite(folder);
  const asset = site.file('/assets/app-1a2b.js');
  if (!asset) throw new Error('The script is not there.');
  const brotli = await site.encoded(asset, 'br');
  const gzip = await site.encoded(asset, 'gzip');
  expect(brotli && brotliDecompressSync(brotli).toString()).toBe(script);
  expect(gzip && gunzipSync(gzip).toString()).toBe(script);
  expect(brotli?.length).toBeLessThan(script.length / 2);
});

test('what the build has compressed is sent as it is; a copy beside a page that may change is not trusted', async () => {
  build();
  const made = brotliCompressSync(script);
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), made);
  writeFileSync(join(folder, 'index.html'), `<p>${'long '.repeat(500)}</p>`);
  writeFileSync(join(folder, 'index.html.br'), brotliCompressSync('an older page'));
  const site = new StaticSite(folder);
  const [asset, page] = [site.file('/assets/app-1a2b.js'), site.index()];
  if (!asset || !page) throw new Error('The site was not read.');
  expect(await site.encoded(asset, 'br')).toEqual(made);
  const sent = await site.encoded(page, 'br');
  expect(sent && brotliDecompressSync(sent).toString()).toContain('long long');
  expect(site.file('/assets/app-1a2b.js.br')).toBeUndefined();
});
