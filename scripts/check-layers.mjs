import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCycles } from './layers/cycles.mjs';
import { readImports } from './layers/imports.mjs';
import { againstLayers } from './layers/layers.mjs';
import { againstModules } from './layers/modules.mjs';
import { readSourceTree } from './layers/source-tree.mjs';
import { say } from './say.mjs';

const banned = new Set(['utils', 'helpers', 'common', 'misc']);
const mostLines = 300;

/**
 * Everything below `root` that goes against docs/development.md, "Layers": one line per finding, the file first.
 * @param {string} root
 * @returns {string[]}
 */
export function checkLayers(root) {
  const { files, folders } = readSourceTree(root);
  const { imports, broken } = readImports(root, files);
  const ours = new Set(files.map(({ path }) => path));
  const isOurs = (/** @type {string} */ path) =>
    ours.has(path) || /^(shared|api|portal|desktop|bench|scripts)\//.test(path);
  const crossings = imports.flatMap((entry) => {
    const reason = againstLayers(entry, isOurs) ?? againstModules(entry);
    return reason ? [`${entry.from}: ${reason}`] : [];
  });
  return [
    ...broken,
    ...crossings,
    ...findCycles(imports.filter(({ to }) => ours.has(to))).map(
      (cycle) => `${cycle[0]}: import cycle: ${cycle.join(' → ')}`,
    ),
    ...folders
      .filter((path) => banned.has(path.slice(path.lastIndexOf('/') + 1)))
      .map((path) => `${path}: name the folder after what it is about; this name fits anything`),
    ...files.flatMap(({ path, text }) => {
      const lines = text.replace(/\n$/, '').split('\n').length;
      return lines > mostLines ? [`${path}: ${lines} lines, at most ${mostLines}; split it by subject`] : [];
    }),
  ].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = checkLayers(resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url))));
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'Layers: in order.' : `Layers: ${findings.length} to mend.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
