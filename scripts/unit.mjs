import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { conclude } from './suite.mjs';
import { runVitest } from './vitest.mjs';

/**
 * Everything that needs neither store nor port.
 * @param {string[]} [filters] parts of file names, or other arguments of Vitest
 */
export const unit = async (filters = []) => [
  await runVitest('unit', ['--project', 'unit', '--project', 'unit-dom', ...filters]),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  conclude(await unit(process.argv.slice(2)));
}
