import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{path: string, text: string}} SourceFile paths are relative to the root, with `/` */
/** @typedef {{files: SourceFile[], folders: string[]}} SourceTree */

const notOurs = new Set(['node_modules', 'dist', 'data', 'test-results', 'playwright-report']);
const isSource = /\.(ts|tsx|mts|cts|js|mjs|cjs|css)$/;

/**
 * Every folder we named and every source file we wrote below a root: code, tests and styles; not what is installed or built.
 * @param {string} root
 * @returns {SourceTree}
 */
export function readSourceTree(root) {
  /** @type {SourceTree} */
  const tree = { files: [], folders: [] };
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (notOurs.has(entry.name) || entry.name.startsWith('.')) continue;
        tree.folders.push(path);
        visit(path);
      } else if (isSource.test(entry.name)) {
        tree.files.push({ path, text: readFileSync(join(root, path), 'utf8') });
      }
    }
  };
  visit('');
  return tree;
}
