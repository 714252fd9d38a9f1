import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {{from: string, to: string, specifier: string}} Import `to` is a file of ours or a package name */
/** @typedef {{imports: Import[], broken: string[]}} ImportGraph */

/**
 * Who imports what: static, dynamic, re-exports, and types alone (`import type`, `import('…').T`) alike.
 * @param {string} root
 * @param {SourceFile[]} files
 * @returns {ImportGraph}
 */
export function readImports(root, files) {
  const known = new Set(files.map(({ path }) => path));
  const resolve = resolver(root, known);
  /** @type {ImportGraph} */
  const graph = { imports: [], broken: [] };
  for (const { path, text } of files) {
    if (path.endsWith('.css')) continue;
    const { program, errors } = parseSync(path, text);
    if (errors[0]) graph.broken.push(`${path}: cannot be parsed: ${errors[0].message}`);
    for (const specifier of specifiersOf(program)) {
      graph.imports.push({ from: path, to: resolve(path, specifier), specifier });
    }
  }
  return graph;
}

/** @param {import('vite').ESTree.Program} program */
function specifiersOf(program) {
  /** @type {Set<string>} */
  const found = new Set();
  const take = (/** @type {{source: unknown}} */ { source }) => {
    if (source && typeof source === 'object' && 'value' in source) found.add(String(source.value));
  };
  new Visitor({
    ImportDeclaration: take,
    ExportNamedDeclaration: take,
    ExportAllDeclaration: take,
    ImportExpression: take,
    TSImportType: take,
  }).visit(program);
  return found;
}

/**
 * Relative paths to files; `@tandem/name/part` to the source its package offers under that name; else the package name.
 * @param {string} root
 * @param {Set<string>} known
 */
function resolver(root, known) {
  /** @type {Map<string, Record<string, string | {source?: string}>>} */
  const exported = new Map();
  const exportsOf = (/** @type {string} */ folder) => {
    const manifest = join(root, folder, 'package.json');
    const read =
      exported.get(folder) ?? (existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).exports : {});
    exported.set(folder, read ?? {});
    return read ?? {};
  };
  return (/** @type {string} */ from, /** @type {string} */ specifier) => {
    const bare = specifier.replace(/\?.*$/, '');
    if (bare.startsWith('.')) {
      const path = posix.join(posix.dirname(from), bare);
      const candidates = [path, path.replace(/\.js$/, '.ts'), `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
      return candidates.find((candidate) => known.has(candidate)) ?? path;
    }
    const [scope = '', name = '', ...rest] = bare.split('/');
    if (scope !== '@tandem')
      return bare.startsWith('node:') ? bare : scope.startsWith('@') ? `${scope}/${name}` : scope;
    const folder = ['contract', 'client', 'ui'].includes(name) ? `shared/${name}` : name;
    const target = exportsOf(folder)[rest.length === 0 ? '.' : `./${rest.join('/')}`];
    const source = typeof target === 'string' ? target : target?.source;
    return source ? posix.join(folder, source) : `${folder}/${rest.join('/')}`;
  };
}
