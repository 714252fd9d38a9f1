import { resolve } from 'node:path';
import { build } from 'vite';

/** What several pages share and is smaller than this, in characters before it is made small, is no file of its own. */
const SMALL = 8_000;

/**
 * Which part of an app goes with which, so that a page is few files: a file of its own for whatever two pages happen to
 * share would cost each of them another round of requests. What belongs together is seen from a build without groups, which
 * this makes; answers the name of a module's group.
 * @param {import('vite').InlineConfig} config that decides what is part of the app
 * @param {Record<string, readonly string[]>} roots name of a group → the modules it is everything for that is not in a group
 *   before; the entry's own is `app`
 * @param {readonly string[]} pages small parts that only these share go into the last group
 * @returns {Promise<(id: string) => string | null>}
 */
export async function fewFiles(config, roots, pages) {
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    await build({
      ...config,
      configFile: false,
      logLevel: 'error',
      build: { ...config.build, write: false, minify: false, sourcemap: false, reportCompressedSize: false },
    })
  );
  const chunks = output.filter((part) => part.type === 'chunk');
  /** @type {Map<string, string>} module → its group */
  const groups = new Map();
  const put = (/** @type {typeof chunks[number]} */ chunk, /** @type {string} */ group) => {
    for (const id of chunk.moduleIds) if (!groups.has(id)) groups.set(id, group);
  };
  const putAll = (
    /** @type {string[]} */ names,
    /** @type {string} */ group,
    /** @type {Set<string>} */ seen = new Set(),
  ) => {
    for (const chunk of chunks.filter(({ fileName }) => names.includes(fileName) && !seen.has(fileName))) {
      seen.add(chunk.fileName);
      put(chunk, group);
      putAll(chunk.imports, group, seen);
    }
  };
  const homeOf = (/** @type {string} */ module) =>
    chunks.filter(({ moduleIds }) => moduleIds.includes(module)).map(({ fileName }) => fileName);

  putAll(
    chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
    'app',
  );
  for (const [group, modules] of Object.entries(roots)) {
    putAll(
      modules.flatMap((module) => homeOf(resolve(config.root ?? '', module))),
      group,
    );
  }
  const last = Object.keys(roots).at(-1) ?? 'app';
  const allowed = new Set([...groups.keys(), ...pages.map((page) => resolve(config.root ?? '', page))]);
  const isOurs = (/** @type {typeof chunks[number]} */ { moduleIds }) => moduleIds.some((id) => allowed.has(id));
  for (const chunk of chunks) {
    const users = chunks.filter(({ imports }) => imports.includes(chunk.fileName));
    const isShared = !chunk.isEntry && !chunk.isDynamicEntry && chunk.code.length < SMALL;
    if (isShared && users.every(isOurs)) put(chunk, last);
  }
  return (id) => groups.get(id) ?? null;
}
