import { isTest } from './layers.mjs';

const order = ['routes', 'controller', 'service', 'repository'];

/**
 * Why an import between files of api/src/modules goes against routes → controller → service → repository, or reaches
 * another module other than through its service (rows are open: they are data, not behaviour); undefined when it does
 * neither. Tests may look anywhere.
 * @param {import('./imports.mjs').Import} entry
 */
export function againstModules({ from, to }) {
  const [importer, imported] = [placeOf(from), placeOf(to)];
  if (!importer || !imported || isTest(from)) return undefined;
  if (importer.module !== imported.module) {
    return imported.layer === 'service' || imported.layer === 'row'
      ? undefined
      : `imports ${to}; another module is reached through its service; only what its rows look like (*.row.ts) is open to all`;
  }
  const [above, below] = [order.indexOf(importer.layer), order.indexOf(imported.layer)];
  if (above === -1 || below === -1 || below === above || below === above + 1) return undefined;
  return `imports ${to}; the order is ${order.join(' → ')}, one step at a time`;
}

/** @param {string} path */
function placeOf(path) {
  const [, module, layer = ''] = /^api\/src\/modules\/([^/]+)\/(?:.*\.([a-z]+)\.ts$)?/.exec(path) ?? [];
  return module === undefined ? undefined : { module, layer };
}
