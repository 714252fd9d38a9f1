import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const LEAST = 1_024;

/**
 * For a Vite build: beside each file whose name goes with its content, the same as small as it gets. The api sends these;
 * to compress so hard while somebody waits would take too long.
 * @returns {import('vite').Plugin}
 */
export function compressed() {
  return {
    name: 'tandem:compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets');
      const files = readdirSync(folder)
        .filter((name) => /\.(js|css|svg)$/.test(name))
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).size >= LEAST);
      await Promise.all(files.map(compress));
    },
  };
}

/** @param {string} file */
async function compress(file) {
  const body = readFileSync(file);
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, zipped);
}
