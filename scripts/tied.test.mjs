import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
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

test('once nothing is tied any more nobody watches, and what is tied later is watched again', async () => {
  const { child, pid } = await begin(`process.stdin.once('data', () => tie(spawn('sleep', ['600'])));
    setTimeout(() => program.kill(), 100);`);
  await expect.poll(() => [isAlive(pid), childrenOf(child.pid)], { timeout: 30_000 }).toEqual([false, []]);

  child.stdin.write('another');
  await expect.poll(() => childrenOf(child.pid).length, { timeout: 30_000 }).toBe(2);
  const [one, other] = childrenOf(child.pid);
  child.kill('SIGKILL');
  await expect.poll(() => [isAlive(one), isAlive(other)], { timeout: 30_000 }).toEqual([false, false]);
});

/** @param {string} then */
async function begin(then) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', owner(then)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, pid: Number(line) };
}

/** @param {number | undefined} parent */
const childrenOf = (parent) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === parent)
    .map(Number);

/** Of a process that has not ended. @param {number} pid */
function parentOf(pid) {
  try {
    const [state, parent] = statOf(pid);
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

/** What stands behind the name: state, parent, … @param {number} pid */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** One that has ended and that nobody asked about yet is not alive. @param {number | undefined} pid */
function isAlive(pid) {
  try {
    return pid !== undefined && statOf(pid)[0] !== 'Z';
  } catch {
    return false;
  }
}
