import { readdirSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * For the page of the installed app: writes down every file it is made of, as `pages.json`. The app serves what stands
 * there, by the address that stands there, and nothing else.
 * @returns {import('vite').Plugin}
 */
export function listPages() {
  let folder = '';
  return {
    name: 'tandem:list-pages',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'pages.json')
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
      const list = files.sort().map((path) => {
        const type = types[extname(path)];
        if (type === undefined) throw new Error(`${path}: the app does not know what kind of file this is.`);
        return [path, { file: path.slice(1), type }];
      });
      writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(Object.fromEntries(list), null, 2)}\n`);
    },
  };
}
