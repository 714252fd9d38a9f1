/** @typedef {import('./imports.mjs').Import} Import */
/** @typedef {{name: string, at: RegExp, sees: string[], packages?: (name: string) => string | undefined}} Layer */

const browser = (/** @type {string} */ name) => (name.startsWith('node:') ? 'it runs in a browser' : undefined);
const noElectron = (/** @type {string} */ name) =>
  name === 'electron' ? 'core is tested without Electron' : undefined;

/**
 * Each folder's layer, the layers it may import besides itself, and the packages it may not (with the reason). The first
 * pattern that fits names the layer, so a part stands before its whole.
 * @type {Layer[]}
 */
const layers = [
  {
    name: 'contract',
    at: /^shared\/contract\//,
    sees: [],
    packages: (name) => (name === 'yup' ? undefined : 'the contract depends on yup alone'),
  },
  {
    name: 'client/transport',
    at: /^shared\/client\/src\/transport\//,
    sees: ['contract', 'client'],
    packages: headless,
  },
  {
    name: 'client/outbox',
    at: /^shared\/client\/src\/outbox\//,
    sees: ['contract', 'client', 'client/transport'],
    packages: headless,
  },
  {
    name: 'client',
    at: /^shared\/client\//,
    sees: ['contract', 'client/transport', 'client/outbox'],
    packages: headless,
  },
  { name: 'ui/native-words', at: /^shared\/ui\/src\/language\/native\.ts$/, sees: ['ui'] },
  { name: 'ui', at: /^shared\/ui\//, sees: ['contract', 'client', 'client/transport'], packages: browser },
  {
    name: 'api tests',
    at: /^api\/.*(\.test\.ts$|\/testing\/)/,
    sees: ['contract', 'client', 'client/transport', 'api', 'scripts'],
  },
  { name: 'api', at: /^api\//, sees: ['contract'] },
  { name: 'stand-in for Electron', at: /^desktop\/standin\//, sees: [] },
  {
    name: 'end-to-end stories',
    at: /^(portal|desktop)\/e2e\//,
    sees: ['contract', 'desktop/ipc', 'scripts', 'stand-in for Electron'],
  },
  { name: 'portal', at: /^portal\/src\//, sees: ['contract', 'client', 'client/transport', 'ui'], packages: browser },
  {
    name: 'desktop/renderer',
    at: /^desktop\/src\/renderer\//,
    sees: ['contract', 'client', 'client/transport', 'ui', 'desktop/ipc'],
    packages: browser,
  },
  {
    name: 'desktop tests',
    at: /^desktop\/src\/(main|ipc|preload)\/(.*\.test\.ts$|(.*\/)?testing\/)/,
    sees: [
      'contract',
      'client',
      'client/transport',
      'client/outbox',
      'ui/native-words',
      'desktop/ipc',
      'desktop/core',
      'desktop/main',
      'desktop/preload',
      'api',
      'api tests',
    ],
  },
  { name: 'desktop/ipc', at: /^desktop\/src\/ipc\//, sees: ['contract'] },
  { name: 'desktop/preload', at: /^desktop\/src\/preload\//, sees: ['contract', 'client/transport', 'desktop/ipc'] },
  {
    name: 'desktop/core',
    at: /^desktop\/src\/main\/core\//,
    sees: ['contract', 'client/transport', 'client/outbox', 'desktop/ipc', 'ui/native-words'],
    packages: noElectron,
  },
  {
    name: 'desktop/main',
    at: /^desktop\/src\/main\//,
    sees: ['contract', 'client/transport', 'client/outbox', 'desktop/ipc', 'desktop/core', 'ui/native-words'],
  },
  {
    name: 'bench',
    at: /^bench\//,
    sees: ['contract', 'client', 'client/transport', 'api tests', 'scripts'],
  },
  { name: 'scripts', at: /^scripts\//, sees: [] },
];

/** @param {string} path */
const layerOf = (path) => layers.find(({ at }) => at.test(path));

/** @param {string} path */
export const isTest = (path) => /\.(test|spec)\.[a-z]+$|\/(testing|e2e)\//.test(path);

/** @param {string} name */
function headless(name) {
  if (/^(react|react-dom|mobx-react.*|wouter|formik)$/.test(name)) return 'the client knows no React';
  return name.startsWith('node:') ? 'the client runs in browsers and in Electron alike' : undefined;
}

/**
 * Why an import goes against the layers, or undefined when it does not.
 * @param {Import} entry
 * @param {(path: string) => boolean} isOurs
 */
export function againstLayers({ from, to, specifier }, isOurs) {
  const layer = layerOf(from);
  if (!layer) return undefined;
  if (!isOurs(to)) {
    const reason = isTest(from) ? undefined : layer.packages?.(to);
    return reason && `imports ${to}, but ${reason}`;
  }
  const target = layerOf(to);
  if (!target || target === layer) return undefined;
  if (!layer.sees.includes(target.name)) return `imports ${to}, but ${layer.name} ${mayImport(layer)}`;
  const crossesPackage = specifier.startsWith('.') && packageOf(from) !== packageOf(to);
  return crossesPackage && /^(shared|api)\//.test(to) && !isTest(to)
    ? `imports ${to} by path; use the name of its package`
    : undefined;
}

/** @param {Layer} layer */
const mayImport = ({ sees }) =>
  sees.length === 0
    ? 'may import no other layer'
    : `may import only ${sees.filter((name) => !/tests/.test(name)).join(', ')}`;

/** @param {string} path */
const packageOf = (path) => path.split('/', path.startsWith('shared/') ? 2 : 1).join('/');
