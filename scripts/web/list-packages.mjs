import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Writes down which installed packages end up in a bundle: their folders, from the root of the project. A release makes its
 * bill of materials and its licences from that.
 * @param {string} root
 * @param {string} folder
 * @param {string} part
 * @returns {import('vite').Plugin}
 */
export const listPackages = (root, folder, part) => ({
  name: 'tandem:list-packages',
  apply: 'build',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
    const folders = modules.flatMap(
      (id) => packageOf(relative(root, id.replace(/^\0/, '').split('?', 1)[0] ?? '')) ?? [],
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${part}.json`), `${JSON.stringify([...new Set(folders)].sort(), null, 2)}\n`);
  },
});

/** The folder of the package that a module belongs to; undefined for our own. @param {string} path */
export function packageOf(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.split(sep).join('/'))?.[1];
}
