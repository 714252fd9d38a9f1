import { resolve } from 'node:path';

/**
 * Tells `first-paint.js` what the page at each address is made of, so that somebody signed in has it fetched beside the
 * app and not after it: `<script src="/first-paint.js" data-pages="[[address, [file, …]], …]" …>`.
 * @param {Record<string, readonly string[]>} pages the pattern of an address → its modules, from the config's folder
 * @returns {import('vite').Plugin}
 */
export function preloadPages(pages) {
  let folder = '';
  return {
    name: 'tandem:preload-pages',
    configResolved(config) {
      folder = resolve(config.configFile ?? '', '..');
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html; // while developing, files are served one by one
        const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
        const fileOf = (/** @type {string} */ module) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(resolve(folder, module)));
          if (!chunk) throw new Error(`${module} is in no part of the app: nothing fetches it.`);
          return chunk.fileName;
        };
        const first = withImports(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
        const table = Object.entries(pages).map(([address, modules]) => [
          address,
          [...withImports(modules.map(fileOf))].filter((file) => !first.has(file)).map((file) => `/${file}`),
        ]);
        const script = 'src="/first-paint.js"';
        if (!html.includes(script)) throw new Error('The page has no script that could fetch anything early.');
        return html.replace(script, () => `${script} data-pages="${quoted(JSON.stringify(table))}"`);

        /** The files and all they import. @param {string[]} files @param {Set<string>} [found] */
        function withImports(files, found = new Set()) {
          for (const file of files) {
            const chunk = found.has(file) ? undefined : chunks.find(({ fileName }) => fileName === file);
            if (chunk) withImports(chunk.imports, found.add(file));
          }
          return found;
        }
      },
    },
  };
}

const quoted = (/** @type {string} */ value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
