import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../bootstrap.mjs';
import { readFuses, wantedFuses } from './fuses.mjs';
import { packer } from './pack.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tandem-packaging-'));
afterAll(() => rmSync(folder, { recursive: true }));

let own = '';
let managed = '';
beforeAll(async () => {
  const pack = packer(folder);
  const [one, other] = await Promise.all([
    pack({ system: 'linux', targets: ['dir'] }),
    pack({ system: 'linux', targets: ['dir'], managed: true }),
  ]);
  own = join(one, 'linux-unpacked');
  managed = join(other, 'linux-unpacked');
});

describe('The app as it is packed', () => {
  test('is what the build made and nothing else: no map, no module, no source, no stand-in', () => {
    const built = filesBelow(join(root, 'desktop/dist/app')).map((file) => `/dist/app/${file}`);
    expect(built.length).toBeGreaterThan(30);
    expect(filesOf(own)).toEqual([...built.filter((file) => !file.endsWith('.map')), '/package.json'].sort());
    expect(filesOf(own).filter((file) => /node_modules|standin|\.map$|\.ts$/.test(file))).toEqual([]);
    expect(filesOf(managed)).toEqual(filesOf(own));
  });

  test('says what starts and what it is called, and tells nobody how it was made', () => {
    const manifest = JSON.parse(extractFile(join(own, 'resources/app.asar'), 'package.json').toString());
    expect(manifest).toMatchObject({ name: 'tandem-desktop', productName: 'Tandem', main: 'dist/app/main/index.js' });
    expect(filesOf(own)).toContain(`/${manifest.main}`);
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest)).not.toContain('scripts');
  });

  test('loads what replaces it by a newer version only where it is installed', () => {
    const main = extractFile(join(own, 'resources/app.asar'), 'dist/app/main/index.js').toString();
    expect(main).not.toContain('NsisUpdater = class');
    expect(main).toMatch(/import\(["']\.\/chunks\/[\w-]+\.js["']\)/);
    const chunks = filesOf(own).filter((file) => file.startsWith('/dist/app/main/chunks/'));
    const texts = chunks.map((file) => extractFile(join(own, 'resources/app.asar'), file.slice(1)).toString());
    for (const name of ['NsisUpdater', 'MacUpdater', 'AppImageUpdater'])
      expect(texts.join()).toContain(`${name} = class`);
  });

  test('lies in one archive: nothing is unpacked beside it', () => {
    expect(readdirSync(join(own, 'resources')).sort()).toEqual([
      'LICENSE.tandem.txt',
      'app-update.yml',
      'app.asar',
      'install-kind.txt',
    ]);
  });

  test('has every fuse as it must be, in the binary itself', async () => {
    expect(await readFuses(join(folder, 'electron/linux/electron'))).not.toEqual(wantedFuses);
    expect(await readFuses(join(own, 'tandem-desktop'))).toEqual(wantedFuses);
    expect(await readFuses(join(managed, 'tandem-desktop'))).toEqual(wantedFuses);
  });

  test('brings the texts of Chromium for the languages it speaks, and for no other', () => {
    expect(readdirSync(join(own, 'locales')).sort()).toEqual(['de.pak', 'en-US.pak']);
  });

  test('knows how it was installed; what IT installs has nowhere to take an update from', () => {
    const kind = (/** @type {string} */ app) => readFileSync(join(app, 'resources/install-kind.txt'), 'utf8').trim();
    expect(kind(own)).toBe('appimage');
    expect(kind(managed)).toBe('linux-package');
    expect(readdirSync(join(managed, 'resources'))).not.toContain('app-update.yml');
  });
});

/** The files in the archive of an app, folders left out. @param {string} app */
function filesOf(app) {
  const paths = listPackage(join(app, 'resources/app.asar'), { isPack: false });
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))).sort();
}

/** @param {string} base @returns {string[]} */
function filesBelow(base, below = '') {
  return readdirSync(join(base, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    return statSync(join(base, path)).isDirectory() ? filesBelow(base, path) : [path];
  });
}
