import { existsSync } from 'node:fs';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { fail } from './say.mjs';

bootstrap();
await build().catch(fail);
process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
// The api takes over this very process: signals, exit code and `kill -9` mean what they say.
await import(new URL('../api/dist/src/main.js', import.meta.url).href);
