import { bootstrap } from './bootstrap.mjs';
import { buildApi } from './build.mjs';
import { run, tool } from './run.mjs';
import { fail } from './say.mjs';

bootstrap();
await buildApi().catch(fail);
const { code: compiled, output } = await run([tool('typescript', 'tsc'), '-b', 'bench']);
if (compiled !== 0) fail(new Error(`The benchmark does not compile:\n${output}`));
// Compiled, not through a loader: floors and generators would carry its weight.
const { code } = await run(['bench/dist/main.js', ...process.argv.slice(2)], { echo: true, minutes: 40 });
process.exitCode = code;
