import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { ear } from './say.mjs';
import { tie } from './tied.mjs';

/** @typedef {{code: number, output: string, seconds: number}} Outcome */

/**
 * The script behind a command of an installed package, to be run by this Node: no shell, no PATH, the same on every system.
 * @param {string} packageName
 * @param {string} [command] when it is not called as the package is
 */
export function tool(packageName, command = packageName) {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = createRequire(import.meta.url)(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a Node script to its end and never rejects: a failure, a timeout included, is a code other than 0. `echo` shows
 * the output as it comes; it is kept either way, at most the last 200,000 characters. It ends with this process.
 * @param {string[]} args script and arguments
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean, minutes?: number}} [options]
 * @returns {Promise<Outcome>}
 */
export function run(args, { cwd = root, env = {}, echo = false, minutes = 5 } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    tie(child);
    let output = '';
    const hear = (/** @type {import('./say.mjs').Ear} */ listener) => (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-200_000);
      if (echo) listener.write(chunk);
    };
    child.stdout.on('data', hear(ear(process.stdout)));
    child.stderr.on('data', hear(ear(process.stderr)));
    const relay = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of ends) process.on(signal, relay);
    const late = setTimeout(() => {
      output += `\nStopped: it took longer than ${minutes} minutes.\n`;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    child.once('error', (error) => finish(1, error.message));
    child.once('close', (code) => finish(code ?? 1));
    const finish = (/** @type {number} */ code, words = '') => {
      clearTimeout(late);
      for (const signal of ends) process.off(signal, relay);
      resolve({ code, output: output + words, seconds: (performance.now() - began) / 1_000 });
    };
  });
}

const ends = /** @type {const} */ (['SIGTERM', 'SIGHUP']); // SIGINT reaches the whole group from the terminal
