import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bootstrap, root } from './bootstrap.mjs';
import { buildApi } from './build.mjs';
import { tool } from './run.mjs';
import { fail, say } from './say.mjs';

bootstrap();
await buildApi().catch(fail); // so that the api has something to start from
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
const parts = [
  { name: 'types', args: [tool('typescript', 'tsc'), '-b', '--watch', '--preserveWatchOutput'], cwd: root },
  { name: 'api', args: ['--watch', '--watch-preserve-output', 'api/dist/src/main.js'], cwd: root },
  { name: 'portal', args: [tool('vite'), '--clearScreen', 'false'], cwd: join(root, 'portal') },
  { name: 'console', args: [tool('vite'), '--clearScreen', 'false'], cwd: join(root, 'desktop') },
];
const width = Math.max(...parts.map(({ name }) => name.length));
const children = parts.map(({ name, args, cwd }) => {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => say(`${name.padEnd(width)} │ ${line}`));
  }
  child.once('exit', (code) => end(`${name} ended${code === null ? '' : ` with code ${code}`}.`, 1));
  return child;
});
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end('', 0));

/**
 * Ends all parts, by force after five seconds, and then this process.
 * @param {string} why
 * @param {number} code
 */
function end(why, code) {
  if (ending) return;
  ending = true;
  if (why) say(why);
  process.exitCode = code;
  const alive = () => children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of alive()) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of alive()) child.kill('SIGKILL');
  }, 5_000).unref();
}
