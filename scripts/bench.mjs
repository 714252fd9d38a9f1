import { spawnSync } from 'node:child_process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { fail } from './say.mjs';

bootstrap();
await build().catch(fail);
const { status } = spawnSync(
  process.execPath,
  [tool('tsx'), '--conditions=source', 'bench/src/main.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
