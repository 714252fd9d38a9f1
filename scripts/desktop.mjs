import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { run, tool } from './run.mjs';
import { fail, say } from './say.mjs';

// Builds the desktop app and starts it; what follows on the command line goes to the app.
bootstrap();
await build().then(start).catch(fail);

async function start() {
  const electron = await theProgram();
  // As root there is nothing for Chromium's sandbox to protect with, and it refuses to start.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...asRoot, join(root, 'desktop'), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Electron itself, which does not come from npm: it is fetched once, by its own installer. */
async function theProgram() {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt'); // written last, once everything is unpacked
  if (!existsSync(note)) {
    say('Fetching Electron, about 110 MB …');
    const { code, output } = await run([tool('electron', 'install-electron')], { minutes: 10 });
    if (code !== 0 || !existsSync(note)) throw new Error(`${unreachable}\n\n${output.trim().slice(-1_000)}`);
  }
  return join(folder, 'dist', readFileSync(note, 'utf8').trim());
}

const unreachable = [
  'Electron could not be fetched: it comes from github.com, not from the npm registry.',
  'Behind a mirror, set ELECTRON_MIRROR to its address and start again.',
  'Without it: npm start, and the same console in a browser at http://localhost:8000/console/.',
].join('\n');
