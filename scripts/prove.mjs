import { spawnSync } from 'node:child_process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { run, tool } from './run.mjs';
import { fail } from './say.mjs';

bootstrap();
await build().catch(fail);
const compiled = await run([tool('typescript', 'tsc'), '-b', 'bench']);
if (compiled.code !== 0) fail(`The proof does not compile:\n${compiled.output}`);
const { status } = spawnSync(process.execPath, ['bench/dist/proof/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
