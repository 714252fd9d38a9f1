import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { buildApi } from './build.mjs';
import { fail } from './say.mjs';

bootstrap();
await buildApi().catch(fail);
process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
const { status } = spawnSync(process.execPath, [join(root, 'api/dist/src/backup-cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
