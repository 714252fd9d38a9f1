import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './bootstrap.mjs';

/** @typedef {{link?: boolean, integrity?: string, optionalDependencies?: Record<string, string>}} Locked */

/** @type {[string, Locked][]} */
const locked = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
const places = new Set(locked.map(([place]) => place));

/** Whether somebody at a place finds a package: beside it, or in a folder further up. */
function isFound(/** @type {string} */ name, /** @type {string} */ from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (places.has(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`)) return true;
    if (folder === '') return false;
  }
}

test('the lock file names the packages of every system, so that `npm ci` takes it on each', () => {
  const missing = locked.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isFound(name, place)),
  );
  expect(missing).toEqual([]);
});

test('every package that is fetched is held to its sum', () => {
  const fetched = locked.filter(([place, { link }]) => place.includes('node_modules/') && !link);
  expect(fetched.length).toBeGreaterThan(500);
  expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
});
