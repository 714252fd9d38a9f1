import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test as anywhere, expect } from 'vitest';

const tied = JSON.stringify(new URL('./tied.mjs', import.meta.url).href);

/** Whether a process is alive is read in /proc. */
const test = anywhere.runIf(process.platform === 'linux');

/** Starts a program, ties it to itself, stops it if it is to be one that notices nothing, and says its number. */
const owner = (/** @type {string} */ then) => `import { spawn } from 'node:child_process';
import { tie } from ${tied};
const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
tie(program);
${then}
console.log(program.pid);`;

test('a program that was stopped ends with the process it is tied to, even when that is killed', async () => {
  const { child, pid } = await begin("program.kill('SIGSTOP'); setInterval(() => {}, 1000);");
  expect(isAlive(pid)).toBe(true);

  child.kill('SIGKILL');

  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
});

test('a process with nothing to do but what is tied to it may end, and takes it along', async () => {
  const { child, pid } = await begin('program.unref();');
  if (child.exitCode === null) await once(child, 'exit');

  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
});

/** @param {string} then */
async function begin(then) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', owner(then)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, pid: Number(line) };
}

/** One that has ended and that nobody asked about yet is not alive. @param {number} pid */
function isAlive(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
