import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { run, tool } from './run.mjs';
import { checked, conclude } from './suite.mjs';

/** All that can be said of the code without running it: format and lint, types, layers, directions, policy files, dead code. */
export async function check() {
  const annotate = process.env['GITHUB_ACTIONS'] ? ['--reporter=github'] : [];
  const programs = /** @type {const} */ ([
    [
      'format and lint',
      [
        tool('@biomejs/biome', 'biome'),
        'ci',
        '--colors=off',
        '--diagnostic-level=info',
        '--error-on-warnings',
        ...annotate,
      ],
    ],
    ['types', [tool('typescript', 'tsc'), '-b', '--pretty', 'false']],
    ['layers', [fileURLToPath(new URL('check-layers.mjs', import.meta.url))]],
    ['directions', [fileURLToPath(new URL('check-directions.mjs', import.meta.url))]],
    ['policy', [fileURLToPath(new URL('policy.mjs', import.meta.url)), '--check']],
    ['dead code', [tool('knip'), '--no-progress']],
  ]);
  return Promise.all(programs.map(async ([name, args]) => checked(name, await run([...args]))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  conclude(await check());
}
